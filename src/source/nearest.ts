import { distance } from 'fastest-levenshtein';
import { isOneEdit } from './one-edit.ts';

/**
 * The candidates most similar to a misspelt word, best first: those within a third of its length in edits (rounded up), where two swapped
 * letters are one edit, or that start with it. At most `limit` of them.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const folded = word.toLowerCase();
  const scored: { candidate: string; cost: number; edits: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const edits = folded !== other && isOneEdit(folded, other) ? 1 : distance(folded, other);
    const starts = folded.length >= 2 && other.startsWith(folded);
    if (starts || edits <= Math.ceil(folded.length / 3))
      scored.push({ candidate, cost: starts ? Math.min(edits, 1) : edits, edits });
  }
  scored.sort((a, b) => a.cost - b.cost || a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((s) => s.candidate);
}
