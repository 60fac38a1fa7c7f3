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
