import type { Range } from '../../source/range.ts';

/** `<pod>` and `...`: to a shell the first would be two redirects, to YAML the second the end of a document. */
const OPEN = /<[A-Za-z][\w .-]{0,40}>|(?<![\w./])(?:\.\.\.|\u2026)(?![\w./])/g;
/** A line or a list item that represents several. */
const ELISION = /^[ \t]*(?:- +)?(?:\.\.\.|\u2026)[ \t]*$/gm;
const ELISION_IN_COMMENT = /#[ \t]*(?:\.\.\.|\u2026)/;

/** The places in shown code where its author left something out, or to the reader. */
export function leftOpen(text: string): Range[] {
  return [...text.matchAll(OPEN)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The text with a word in each of these places, as long as the original. */
export function filledIn(text: string): string {
  return text.replace(OPEN, (word) => 'x'.repeat(word.length));
}

/** Whether two ranges have a character in common. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The text without the lines that represent several; every other character keeps its place. */
export function withoutElisions(text: string): { readonly text: string; readonly isPartial: boolean } {
  const rest = text.replace(ELISION, (line) => ' '.repeat(line.length));
  return { text: rest, isPartial: rest !== text || ELISION_IN_COMMENT.test(text) };
}
