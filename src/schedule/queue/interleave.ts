/** How far ahead a card of another topic is searched: far enough to mix topics, near enough to keep the most useful cards first. */
const LOOK_AHEAD = 8;

/** The items in order, except that one of another topic is moved forward wherever two of the same topic would follow each other. */
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
