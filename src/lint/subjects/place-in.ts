import type { Part } from '../../deck/card.ts';
import { linesOf } from '../../deck/markdown/lines.ts';
import type { Range } from '../../source/range.ts';

/**
 * The place in its file of a range of a part's text. A part has lost the prefixes of its lines (`> `, an indent): each of its lines
 * is the end of its line in the source.
 */
export function placeIn(source: string, part: Part): (range: Range) => Range {
  const { text, range } = part;
  if (source.startsWith(text, range.start))
    return ({ start, end }) => ({ start: range.start + start, end: range.start + end });
  const starts = lineStarts(source, part);
  const place = (offset: number): number => {
    let line = 0;
    let after = starts.length;
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle]?.[0] ?? 0) > offset) after = middle;
      else line = middle;
    }
    const [inPart, inSource] = starts[line] ?? [0, range.start];
    return Math.min(inSource + offset - inPart, range.end);
  };
  return ({ start, end }) => ({ start: place(start), end: Math.max(place(start), place(end)) });
}

/** The start of each line in the part and in the source. */
function lineStarts(source: string, { text, range }: Part): [inPart: number, inSource: number][] {
  const lines = linesOf(source, range);
  let at = 0;
  return text.split('\n').map((line, i) => {
    const { start, end } = lines[i] ?? { start: range.end, end: range.end };
    const written = source.slice(start, end).trimEnd().length;
    const from = at;
    at += line.length + 1;
    return [from, start + Math.max(0, written - line.trimEnd().length)];
  });
}
