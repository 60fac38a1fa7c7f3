import { printable } from '../../source/printable.ts';

/** A text that is being written, and where. Offsets are UTF-16 units; a line holds no control character. */
export interface Text {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
  /** What was cut last, for Ctrl-Y. */
  readonly cut: string;
}

export const TAB = '  ';

/** A text with the cursor at its end. */
export function textOf(content: string): Text {
  const lines = content === '' ? [''] : clean(content).split('\n');
  return { lines, row: lines.length - 1, column: lines.at(-1)?.length ?? 0, cut: '' };
}

export function currentLine({ lines, row }: Text): string {
  return lines[row] ?? '';
}

/** Puts a text, of one line or several, where the cursor is. */
export function insert(text: Text, added: string): Text {
  const line = currentLine(text);
  const [first = '', ...further] = clean(added).split('\n');
  const before = line.slice(0, text.column) + first;
  const after = line.slice(text.column);
  const last = further.pop();
  if (last === undefined) return { ...withLine(text, before + after), column: before.length };
  const lines = [...text.lines.slice(0, text.row), before];
  for (const one of further) lines.push(one);
  lines.push(last + after);
  const row = lines.length - 1;
  for (const one of text.lines.slice(text.row + 1)) lines.push(one);
  return { ...text, lines, row, column: last.length };
}

/** The text without what is between two offsets of the current line, the cursor in its place. */
export function remove(text: Text, from: number, to: number): Text {
  const line = currentLine(text);
  return { ...withLine(text, line.slice(0, from) + line.slice(to)), column: from };
}

/** Joins a line with the one before it. */
export function joinWithPrevious(text: Text, row: number): Text {
  const before = text.lines[row - 1];
  const line = text.lines[row];
  if (before === undefined || line === undefined) return text;
  const lines = [...text.lines.slice(0, row - 1), before + line, ...text.lines.slice(row + 1)];
  return { ...text, lines, row: row - 1, column: before.length };
}

/** The text without the current line, the cursor at the end of the line before. */
export function withoutLine(text: Text): Text {
  const lines = text.lines.filter((_, row) => row !== text.row);
  const row = Math.max(0, text.row - 1);
  return { ...text, lines: lines.length === 0 ? [''] : lines, row, column: lines[row]?.length ?? 0 };
}

function withLine(text: Text, line: string): Text {
  const lines = text.lines.slice();
  lines[text.row] = line;
  return { ...text, lines };
}

function clean(text: string): string {
  return printable(text).replaceAll('\t', TAB);
}
