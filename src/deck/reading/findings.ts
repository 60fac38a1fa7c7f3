import { type CodeText, worded } from '../../source/code-text.ts';
import type { Diagnostic, Related } from '../../source/diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { DECK_CODES, type DeckCode } from '../codes/registry.ts';

/** The collected findings of a deck. */
export interface Findings {
  readonly file: SourceFile;
  readonly list: Diagnostic<DeckCode>[];
}

/** The words that fill in a code's message. */
export type Words<C extends DeckCode> = Parameters<(typeof DECK_CODES)[C]['message']>;

/** Adds a finding with the words that its code requires. */
export function report<C extends DeckCode>(into: Findings, code: C, range: Range, ...words: Words<C>): void {
  into.list.push(finding(into.file, code, range, words));
}

/** The same, with a second place that the finding is about. */
export function reportWith<C extends DeckCode>(
  into: Findings,
  code: C,
  range: Range,
  related: Related,
  ...words: Words<C>
): void {
  const { file, message } = related;
  const place = { start: related.range.start, end: related.range.end };
  into.list.push({
    ...finding(into.file, code, range, words),
    related: [{ file, range: place, message }],
  });
}

export function finding<C extends DeckCode>(
  file: SourceFile,
  code: C,
  { start, end }: Range,
  words: Words<C>,
): Diagnostic<DeckCode> {
  const text = DECK_CODES[code] as unknown as CodeText;
  return { code, ...worded(text, words), file, range: { start, end } };
}

/** Whether the list has, from a position on, an error with another code than the tolerated one. */
export function hasErrors(findings: Findings, from: number, borne?: DeckCode): boolean {
  for (let i = from; i < findings.list.length; i++) {
    const found = findings.list[i];
    if (found?.severity === 'error' && found.code !== borne) return true;
  }
  return false;
}
