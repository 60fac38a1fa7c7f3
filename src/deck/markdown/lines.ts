import type { Range } from '../../source/range.ts';

/** The end of the line that contains an offset, without its line ending; at most `limit`. */
export function lineEndFrom(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

/** The start of the line that contains an offset. */
export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The end of the line before the one that begins at an offset; at the end of a text without a line ending, that end. */
export function endOfLineBefore(text: string, at: number): number {
  if (at === 0 || !isLineEnd(text.charCodeAt(at - 1))) return at;
  return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}

/** The start of the line after a line's end. */
export function nextLine(text: string, lineEnd: number): number {
  return text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10 ? lineEnd + 2 : lineEnd + 1;
}

/** The lines of a range, without their endings. */
export function linesOf(text: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (let at = start; at <= end; ) {
    const lineEnd = lineEndFrom(text, at, end);
    lines.push({ start: at, end: lineEnd });
    at = nextLine(text, lineEnd);
  }
  return lines;
}

/** The range without leading and trailing white space. */
export function trimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
