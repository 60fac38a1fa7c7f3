import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

const NARROWEST = 8;
/** Running text is not wider than this: longer lines are hard to read. */
export const READABLE = 100;

/** Columns that a text takes, wide characters counted twice, escape sequences not at all. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** A number keeps its percent sign. */
const KEPT = '\u00a0%';

/** From this width on words are left whole: what a terminal of 40 columns has left beside a lead or an indent. */
const WHOLE_WORDS = 24;

/**
 * Wrapped at words to a width. A word that is longer, such as a link, has a line to itself and stays whole, so that it can be copied; it is
 * broken only where the width is below 24.
 */
export function wrap(text: string, width: number): string {
  const widest = Math.max(NARROWEST, Math.min(width, READABLE));
  const wrapped = wrapAnsi(text.replaceAll(' %', KEPT), widest);
  const whole = widest >= WHOLE_WORDS ? wrapped : wrapAnsi(wrapped, widest, { hard: true });
  return whole.replaceAll(KEPT, ' %');
}

/** Wrapped, the first line behind `lead`, the others below its end. */
export function hang(lead: string, text: string, width: number): string {
  const indent = ' '.repeat(columns(lead));
  return `${lead}${wrap(text, width - indent.length).replaceAll('\n', `\n${indent}`)}`;
}

export function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Two texts as columns, the right one beginning at a column. */
export function sideBySide(left: string, right: string, at: number): string {
  const [lines, others] = [left.split('\n'), right.split('\n')];
  const height = Math.max(lines.length, others.length);
  return Array.from({ length: height }, (_, i) =>
    `${padEnd(lines[i] ?? '', at)}${others[i] ?? ''}`.trimEnd(),
  ).join('\n');
}
