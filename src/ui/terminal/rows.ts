import { wrapAnsi } from 'fast-wrap-ansi';
import { columns } from '../render/wrap.ts';
import type { PromptView } from './view.ts';

const ASCII = /^[ -~]*$/;

/** Offsets in a line without control characters at which its rows begin, each of at most `width` columns but for a character that is wider. */
export function rowStarts(line: string, width: number): number[] {
  const starts = [0];
  if (ASCII.test(line)) {
    for (let at = width; at < line.length; at += width) starts.push(at);
    return starts;
  }
  let taken = 0;
  let at = 0;
  for (const char of line) {
    const wide = columns(char);
    if (taken > 0 && taken + wide > width) {
      starts.push(at);
      taken = 0;
    }
    taken += wide;
    at += char.length;
  }
  return starts;
}

/** Text with colours as rows of at most `width` columns. */
export function rowsOf(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true, trim: false, wordWrap: false }).split('\n');
}

/** The part of a view around its cursor that fits a screen. */
export function within({ rows, cursor }: PromptView, height: number): PromptView {
  if (rows.length <= height) return { rows, cursor };
  const top = Math.max(0, Math.min(rows.length - height, cursor.row - (height >> 1)));
  return {
    rows: rows.slice(top, top + height),
    cursor: { ...cursor, row: cursor.row - top },
  };
}
