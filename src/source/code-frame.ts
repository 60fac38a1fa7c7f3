import stringWidth from 'fast-string-width';
import { printable } from './printable.ts';
import type { Range } from './range.ts';
import type { SourceFile } from './source-file.ts';

const TAB = '    ';
/** The default width of a frame, in columns. */
const WIDEST = 160;
/** In fewer columns a frame shows nothing. */
const NARROWEST = 20;
/** Characters that take one column each. */
const PLAIN = /^[\x20-\x7e]*$/;

export interface FrameOptions {
  readonly linesBefore?: number;
  /** The greatest width of the frame, in columns. */
  readonly width?: number;
}

/**
 * The lines around a range with its first line underlined, as text without colour:
 *
 *     3 | title: RBAC
 *     4 | topc: rbac
 *       | ^^^^
 *
 * Tabs are widened, control characters shown as `\uFFFD`, long lines cut around the range; a wide character takes two columns.
 */
export function codeFrame(
  file: SourceFile,
  range: Range,
  { linesBefore = 1, width = WIDEST }: FrameOptions = {},
): string {
  const { line, column } = file.lines.position(range.start);
  const text = file.lines.line(line);
  const digits = String(line).length;
  const room = Math.max(NARROWEST, Math.min(width, WIDEST) - digits - ' | '.length);
  const cut = cutBefore(text, column - 1, room);
  const rows: string[] = [];
  for (let n = Math.max(1, line - linesBefore); n <= line; n++) {
    const from = file.lines.line(n).slice(cut, cut + room);
    rows.push(`${String(n).padStart(digits)} | ${clipped(shown(from), room)}`.trimEnd());
  }
  const lead = columns(shown(text.slice(cut, column - 1)));
  const marked = columns(shown(text.slice(column - 1, column - 1 + Math.min(range.end - range.start, room))));
  const carets = '^'.repeat(Math.max(1, Math.min(marked, room - lead)));
  rows.push(`${' '.repeat(digits)} | ${' '.repeat(lead)}${carets}`);
  return rows.join('\n');
}

/** The offset from which a line is shown, so that a place in it is well inside the frame; it is not in the middle of a character. */
function cutBefore(text: string, at: number, room: number): number {
  const columnsFrom = (from: number): number => columns(shown(text.slice(from, at)));
  if (at <= room && columnsFrom(0) <= room * (3 / 4)) return 0;
  let cut = Math.max(0, at - (room >> 2));
  while (columnsFrom(cut) > room >> 1) cut++;
  const unit = text.charCodeAt(cut);
  return Math.max(0, unit >= 0xdc00 && unit <= 0xdfff ? cut - 1 : cut);
}

function clipped(text: string, room: number): string {
  if (columns(text) <= room) return text;
  if (PLAIN.test(text)) return text.slice(0, room);
  let kept = '';
  let taken = 0;
  for (const character of text) {
    taken += stringWidth(character);
    if (taken > room) break;
    kept += character;
  }
  return kept;
}

function columns(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

function shown(text: string): string {
  return printable(text.replaceAll('\t', TAB));
}
