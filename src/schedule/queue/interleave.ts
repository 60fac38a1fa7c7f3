/** How far ahead a card of another topic is looked for: far enough to mix, near enough to keep what is most useful in front. */
const LOOK_AHEAD = 8;

/** The items in their order, but for taking one of another topic forward wherever two of a topic would meet. */
export function interleave<T extends { readonly topic: string }>(items: readonly T[]): T[] {
  const rest = [...items];
  const mixed: T[] = [];
  while (rest.length > 0) {
    const last = mixed.at(-1)?.topic;
    const other = rest.slice(0, LOOK_AHEAD).findIndex((item) => item.topic !== last);
    mixed.push(...rest.splice(Math.max(0, other), 1));
  }
  return mixed;
}

/**
 * The items of few topics at a time, taken in turn: as a topic runs out, the next one opens. So a beginner meets three topics, not all
 * of them, and still never one alone.
 */
export function takeInTurn<T extends { readonly topic: string }>(
  items: readonly T[],
  topicsAtOnce: number,
): T[] {
  const byTopic = new Map<string, T[]>();
  for (const item of items) {
    const topic = byTopic.get(item.topic);
    if (topic) topic.push(item);
    else byTopic.set(item.topic, [item]);
  }
  const waiting = [...byTopic.values()].map((list) => list.values());
  const open = waiting.splice(0, topicsAtOnce);
  const taken: T[] = [];
  for (let turn = 0; open.length > 0; ) {
    const item = open[turn % open.length]?.next();
    if (item && !item.done) {
      taken.push(item.value);
      turn++;
    } else {
      open.splice(turn % open.length, 1, ...waiting.splice(0, 1));
    }
  }
  return taken;
}
