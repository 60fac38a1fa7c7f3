import type { Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import type { Range } from '../../source/range.ts';
import { columns } from './wrap.ts';

const INDENT = '  ';

/**
 * A typed text with some ranges marked, in colour and by carets below, so that the marks are visible without colour too. Long lines are
 * wrapped, each piece with its own carets. If nothing is drawn, the differences below the text name the marked parts.
 * @param paint colours the marked parts
 */
export function renderMarked(
  text: string,
  ranges: readonly Range[],
  paint: (text: string) => string,
  screen: Screen,
): string {
  const rows: string[] = [];
  const marks = merged(ranges);
  let next = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    for (const piece of pieces(line, Math.max(1, screen.width - INDENT.length))) {
      const from = start + piece.start;
      while ((marks[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next++;
      const within = marksIn(marks, next, from, piece.text.length);
      rows.push(
        `${INDENT}${painted(piece.text, within, screen.colour ? paint : (marked) => marked)}`.trimEnd(),
      );
      if (within.length > 0 && !screen.plain) rows.push(`${INDENT}${paint(carets(piece.text, within))}`);
    }
    start += line.length + 1;
  }
  return rows.join('\n');
}

/** The marked ranges of a piece as offsets in it, starting with a given mark. */
function marksIn(marks: readonly Range[], first: number, from: number, length: number): Range[] {
  const found: Range[] = [];
  for (let i = first; i < marks.length; i++) {
    const { start, end } = marks[i] ?? { start: 0, end: 0 };
    if (start >= from + length) break;
    found.push({ start: Math.max(start - from, 0), end: Math.min(end - from, length) });
  }
  return found.filter(({ start, end }) => end > start);
}

/** A line in pieces that fit, broken after a space if there is one. */
function pieces(line: string, width: number): { readonly start: number; readonly text: string }[] {
  const found: { start: number; text: string }[] = [];
  let start = 0;
  while (line.length - start > width || columns(printable(line.slice(start))) > width) {
    const blank = line.slice(start, start + width + 1).lastIndexOf(' ');
    const end = start + (blank > 0 ? blank + 1 : width);
    found.push({ start, text: line.slice(start, end) });
    start = end;
  }
  return [...found, { start, text: line.slice(start) }];
}

function painted(line: string, ranges: readonly Range[], paint: (text: string) => string): string {
  let drawn = '';
  let at = 0;
  for (const { start, end } of ranges) {
    drawn += printable(line.slice(at, start)) + paint(printable(line.slice(start, end)));
    at = end;
  }
  return drawn + printable(line.slice(at));
}

function carets(line: string, ranges: readonly Range[]): string {
  let drawn = '';
  let at = 0;
  for (const { start, end } of ranges) {
    drawn += ' '.repeat(columns(printable(line.slice(at, start))));
    drawn += '^'.repeat(columns(printable(line.slice(start, end))));
    at = end;
  }
  return drawn;
}

function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else joined.push(range);
  }
  return joined;
}
