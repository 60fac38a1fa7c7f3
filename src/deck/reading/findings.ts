import { type CodeText, worded } from '../../source/code-text.ts';
import type { Diagnostic, Related } from '../../source/diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { DECK_CODES, type DeckCode } from '../codes/registry.ts';

/** Where what is found in a deck is collected. */
export interface Findings {
  readonly file: SourceFile;
  readonly list: Diagnostic<DeckCode>[];
}

/** The words that a code's message is made of. */
export type Words<C extends DeckCode> = Parameters<(typeof DECK_CODES)[C]['message']>;

/** Adds a finding; its words are those that its code asks for. */
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

/** Whether an error of another code than the one that is borne stands in the list from a position on. */
export function hasErrors(findings: Findings, from: number, borne?: DeckCode): boolean {
  for (let i = from; i < findings.list.length; i++) {
    const found = findings.list[i];
    if (found?.severity === 'error' && found.code !== borne) return true;
  }
  return false;
}
