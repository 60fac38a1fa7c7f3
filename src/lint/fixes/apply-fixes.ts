import type { Edit } from '../finding.ts';

export interface Fixed {
  readonly text: string;
  /** The number of applied fixes; one that touches another waits for the next pass. */
  readonly applied: number;
}

/** Applies fixes to a text, each of them completely or not at all; of two that touch, the one that begins first. */
export function applyFixes(text: string, fixes: readonly (readonly Edit[])[]): Fixed {
  const inOrder = fixes
    .filter((fix) => fix.length > 0)
    .map((fix) => [...fix].sort((a, b) => a.start - b.start))
    .sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
  let result = '';
  let at = 0;
  let last = -1;
  let applied = 0;
  for (const fix of inOrder) {
    if ((fix[0]?.start ?? 0) <= last) continue;
    for (const { start, end, text: replacement } of fix) {
      result += text.slice(at, start) + replacement;
      at = end;
      last = end;
    }
    applied++;
  }
  return { text: result + text.slice(at), applied };
}
