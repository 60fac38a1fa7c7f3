import { printable } from '../../source/printable.ts';
import type { Range } from '../../source/range.ts';
import type { Draw } from './draw.ts';
import { columns } from './wrap.ts';

/**
 * A typed text with ranges of it marked: in colour, and by carets below, so that the marks are seen without colour too. Indented by two.
 * @param paint the colour of what is marked
 */
export function renderMarked(
  text: string,
  ranges: readonly Range[],
  paint: (text: string) => string,
  draw: Draw,
): string {
  const rows: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const within = ranges
      .map((range) => ({
        start: Math.max(range.start, start) - start,
        end: Math.min(range.end, end) - start,
      }))
      .filter((range) => range.end > range.start);
    rows.push(`  ${painted(line, within, draw.colour ? paint : (marked) => marked)}`);
    if (within.length > 0) rows.push(`  ${paint(carets(line, within))}`);
    start = end + 1;
  }
  return rows.join('\n');
}

function painted(line: string, ranges: readonly Range[], paint: (text: string) => string): string {
  let drawn = '';
  let at = 0;
  for (const { start, end } of merged(ranges)) {
    drawn += printable(line.slice(at, start)) + paint(printable(line.slice(start, end)));
    at = end;
  }
  return drawn + printable(line.slice(at));
}

function carets(line: string, ranges: readonly Range[]): string {
  let drawn = '';
  let at = 0;
  for (const { start, end } of merged(ranges)) {
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
