import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';

export const INDEX = 'batch.kubernetes.io/job-completion-index';

/** The completion index of a Pod of an Indexed Job, or `undefined` if it has none. */
export function indexOf(pod: JsonObject): number | undefined {
  const text = objectAt(pod, 'metadata', 'annotations')[INDEX];
  return typeof text === 'string' && /^[0-9]+$/.test(text) ? Number(text) : undefined;
}

/** Reads indexes in the form of a status, `0-3,5,7-9`; those at or above the bound are ignored. */
export function parseIndexes(text: string, bound: number): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    if (first === '') continue;
    for (let index = Number(first); index <= Number(last) && index < bound; index++) found.add(index);
  }
  return found;
}

/** Writes indexes in the form of a status: runs of three or more as a range, runs of two with a comma. */
export function indexesText(indexes: ReadonlySet<number>): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end++;
    const [first, last] = [sorted[at], sorted[end]];
    parts.push(end === at ? `${first}` : end === at + 1 ? `${first},${last}` : `${first}-${last}`);
    at = end + 1;
  }
  return parts.join();
}
