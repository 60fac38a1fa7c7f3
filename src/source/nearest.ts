import { distance } from 'fastest-levenshtein';
import { isOneEdit } from './one-edit.ts';

/**
 * The candidates most like a misspelt word, best first: those within a third of its length in edits (rounded up), where two letters
 * that changed places are one edit, or that start with it. Never more than `limit`.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const folded = word.toLowerCase();
  const scored: { candidate: string; cost: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const cost = folded !== other && isOneEdit(folded, other) ? 1 : distance(folded, other);
    const starts = folded.length >= 2 && other.startsWith(folded);
    if (starts || cost <= Math.ceil(folded.length / 3))
      scored.push({ candidate, cost: starts ? Math.min(cost, 1) : cost });
  }
  scored.sort((a, b) => a.cost - b.cost || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((s) => s.candidate);
}
