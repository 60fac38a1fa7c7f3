interface Grouped {
  readonly topic: string;
  /** Of siblings or of a chain, within the topic. */
  readonly group?: string;
}

/** Splits entries in two: those without a group and the first of each group, and the other members of groups. */
export function firstOfGroups<T extends Grouped>(
  entries: readonly T[],
): { readonly first: readonly T[]; readonly further: readonly T[] } {
  const seen = new Set<string>();
  const first: T[] = [];
  const further: T[] = [];
  for (const entry of entries) {
    const name = `${entry.topic}/${entry.group}`;
    if (entry.group !== undefined && seen.has(name)) further.push(entry);
    else first.push(entry);
    seen.add(name);
  }
  return { first, further };
}
