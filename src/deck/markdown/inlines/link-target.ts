/** The target of a link, after its `]`. */
export interface LinkTarget {
  readonly target: string;
  /** The offset after its `)`. */
  readonly end: number;
}

/** A longer target or title is text, so that the search for its end stays linear. */
const LONGEST = 2000;
const TARGET =
  /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)/s;

/** `(target "title")`, with parentheses in the target one level deep. */
export function linkTargetAt(text: string, at: number): LinkTarget | null {
  if (text.charAt(at) !== '(') return null;
  const match = TARGET.exec(text.slice(at, at + LONGEST));
  if (match === null) return null;
  const target = (match[1] ?? match[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return { target, end: at + match[0].length };
}
