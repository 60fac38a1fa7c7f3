/** A card that may be part of a chain. */
export interface Linked {
  readonly topic: string;
  readonly group?: string;
  readonly order?: number;
}

/** The chain of a card, `topic/group`; `null` if it is not part of one. */
export function chainOf({ topic, group, order }: Linked): string | null {
  return group !== undefined && order !== undefined ? `${topic}/${group}` : null;
}

/** The siblings of a card (a group without an order), `topic/group`; `null` for a card that has none. */
export function siblingsOf({ topic, group, order }: Linked): string | null {
  return group !== undefined && order === undefined ? `${topic}/${group}` : null;
}

/** Cards that are asked one right after the other; one at least. */
export type Chain<T> = [T, ...T[]];

/** The cards of each chain, in their order. */
export function chainsOf<T extends Linked>(cards: Iterable<T>): Map<string, Chain<T>> {
  const chains = new Map<string, Chain<T>>();
  for (const card of cards) {
    const key = chainOf(card);
    if (key === null) continue;
    const chain = chains.get(key);
    if (chain) chain.push(card);
    else chains.set(key, [card]);
  }
  for (const chain of chains.values()) chain.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return chains;
}
