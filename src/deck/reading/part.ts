import type { Range } from '../../source/range.ts';
import type { Fence, Part } from '../card.ts';
import type { Block, FencedCode, Item } from '../markdown/block.ts';
import { lineStartOf, linesOf, trimmed } from '../markdown/lines.ts';

const NEWLINE = '\n';

/** The Markdown of consecutive top-level blocks; `null` if there are none. */
export function partOf(text: string, blocks: readonly Block[]): Part | null {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return null;
  return plainPart(text, { start: lineStartOf(text, first.start), end: last.end });
}

/** The source of a range, its lines joined with `\n`. */
export function plainPart(text: string, range: Range): Part {
  return { text: joined(text, linesOf(text, range)), range };
}

function joined(text: string, lines: readonly Range[]): string {
  return lines
    .map((line) => text.slice(line.start, line.end))
    .join(NEWLINE)
    .trimEnd();
}

/** The offset after `>` and one space on the line of an offset; the offset itself if there is no `>`. */
export function quoteTextStart(text: string, offset: number): number {
  let at = offset;
  while (text.charCodeAt(at) === 32 && at - offset < 3) at++;
  if (text.charCodeAt(at) !== 62) return offset;
  const next = text.charCodeAt(at + 1);
  return next === 32 || next === 9 ? at + 2 : at + 1;
}

/** The text within a top-level quote, without the `>` of its lines; `null` if there is none. */
export function quotePart(text: string, range: Range): Part | null {
  const lines = linesOf(text, range).map((line) => ({
    start: Math.min(quoteTextStart(text, line.start), line.end),
    end: line.end,
  }));
  return withoutBlankEnds(text, lines);
}

/** The text of a top-level list item from an offset on, without the indent of its lines; `null` if there is none. */
export function itemPart(text: string, item: Item, from: number, to: number): Part | null {
  const lines = linesOf(text, { start: from, end: to }).map((line, i) =>
    i === 0 ? trimmed(text, line) : { start: indented(text, line, item.indent), end: line.end },
  );
  return withoutBlankEnds(text, lines);
}

/** The offset after at most the given number of columns of white space. */
function indented(text: string, line: Range, columns: number): number {
  let at = line.start;
  for (let column = 0; at < line.end && column < columns; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) column += 4 - (column & 3);
    else if (code === 32) column++;
    else break;
  }
  return at;
}

function withoutBlankEnds(text: string, lines: readonly Range[]): Part | null {
  const filled = lines.findIndex((line) => isFilled(text, line));
  if (filled === -1) return null;
  const last = lines.findLastIndex((line) => isFilled(text, line));
  const kept = lines.slice(filled, last + 1);
  const end = trimmed(text, kept.at(-1) ?? { start: 0, end: 0 }).end;
  return { text: joined(text, kept), range: { start: kept[0]?.start ?? 0, end } };
}

function isFilled(text: string, line: Range): boolean {
  const { start, end } = trimmed(text, line);
  return start < end;
}

/** The lines between the markers of a fence. */
export function fencePart(text: string, fence: FencedCode, language: string): Fence {
  const { contentStart, contentEnd, indent } = fence;
  if (contentStart === -1)
    return { text: '', range: { start: fence.info.end, end: fence.info.end }, language };
  const range = { start: contentStart, end: contentEnd };
  const lines = linesOf(text, range).map((line) => ({
    start: indented(text, line, indent),
    end: line.end,
  }));
  const content = lines.map((line) => text.slice(line.start, line.end)).join(NEWLINE);
  return { text: content, range, language };
}
