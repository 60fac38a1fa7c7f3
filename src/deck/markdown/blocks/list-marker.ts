import type { Scan } from './scan.ts';

export interface ListMarker {
  readonly ordered: boolean;
  readonly marker: string;
  /** The marker's length in characters. */
  readonly length: number;
}

/**
 * `-`, `*`, `+`, `1.` or `1)` before white space or the line's end. A list that breaks into a paragraph must have text
 * after its marker and, if numbered, begin with 1.
 */
export function listMarkerAt(scan: Scan, withinParagraph: boolean): ListMarker | null {
  const { text, next, lineEnd } = scan;
  let at = next;
  let first = 0;
  const code = text.charCodeAt(at);
  const ordered = isDigit(code);
  if (ordered) {
    for (; at < lineEnd && isDigit(text.charCodeAt(at)); at++) first = first * 10 + text.charCodeAt(at) - 48;
    if (at - next > 9 || at >= lineEnd) return null;
    const delimiter = text.charCodeAt(at);
    if (delimiter !== 46 && delimiter !== 41) return null;
  } else if (code !== 45 && code !== 42 && code !== 43) return null;
  const length = at + 1 - next;
  const after = next + length;
  if (after < lineEnd && text.charCodeAt(after) !== 32 && text.charCodeAt(after) !== 9) return null;
  if (withinParagraph && ((ordered && first !== 1) || isBlankFrom(text, after, lineEnd))) return null;
  return { ordered, marker: text.charAt(at), length };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isBlankFrom(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}
