import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

const NARROWEST = 8;
/** The greatest width of running text: longer lines are hard to read. */
export const READABLE = 100;

/** The number of columns of a text: wide characters count twice, escape sequences not at all. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** A number and its percent sign stay together. */
const KEPT = '\u00a0%';

/** From this width on, words are not broken: the room that a terminal of 40 columns leaves next to a lead or an indent. */
const WHOLE_WORDS = 24;

/**
 * A text wrapped between words. A word that is wider than the line, such as a link, gets a line of its own and stays whole, so that it can be
 * copied; it is broken only if the width is below 24.
 */
export function wrap(text: string, width: number): string {
  const widest = Math.max(NARROWEST, Math.min(width, READABLE));
  const wrapped = wrapAnsi(text.replaceAll(' %', KEPT), widest);
  const whole = widest >= WHOLE_WORDS ? wrapped : wrapAnsi(wrapped, widest, { hard: true });
  return whole.replaceAll(KEPT, ' %');
}

/** A wrapped text whose first line follows `lead`; the other lines are indented by its width. */
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

/** Two texts side by side, the right one starting at a given column. */
export function sideBySide(left: string, right: string, at: number): string {
  const [lines, others] = [left.split('\n'), right.split('\n')];
  const height = Math.max(lines.length, others.length);
  return Array.from({ length: height }, (_, i) =>
    `${padEnd(lines[i] ?? '', at)}${others[i] ?? ''}`.trimEnd(),
  ).join('\n');
}
