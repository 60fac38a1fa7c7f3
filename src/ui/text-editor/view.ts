import { columns as widthOf, wrap } from '../render/wrap.ts';
import { rowStarts, rowsOf } from '../terminal/rows.ts';
import type { Look, PromptView } from '../terminal/view.ts';
import type { Text } from './text.ts';

/** Columns from which lines are numbered. */
const NUMBERED_FROM = 30;

interface Surroundings {
  /** Above the text; empty for none. */
  readonly head: string;
  /** Below it, where there is room. */
  readonly help: string;
}

/** The rows of a text that fit the screen, with those around the cursor, the lines numbered where there is room. */
export function editorView(text: Text, { head, help }: Surroundings, look: Look): PromptView {
  const { rows, style, done } = look;
  const heads = head === '' ? [] : rowsOf(head, look.width);
  const helps = done ? [] : rowsOf(style.dim(wrap(help, look.width)), look.width);
  const roomy = heads.length + helps.length + 3 <= rows;
  const around = roomy ? heads.length + helps.length : 0;
  const lead = look.width < NUMBERED_FROM ? 0 : Math.max(2, String(text.lines.length).length) + 2;
  const width = Math.max(1, look.width - lead - 1);
  const placed = text.lines.map((line) => rowStarts(line, width));
  const shown = visible(text, placed, Math.max(1, rows - around));
  const body = shown.rows.map(({ row, part }) => {
    const starts = placed[row] ?? [0];
    const gutter = lead === 0 ? '' : (part === 0 ? `${row + 1}`.padStart(lead - 2) : '').padEnd(lead);
    return style.dim(gutter) + (text.lines[row] ?? '').slice(starts[part], starts[part + 1]);
  });
  const start = placed[text.row]?.[shown.cursorPart] ?? 0;
  const column = lead + widthOf((text.lines[text.row] ?? '').slice(start, text.column));
  const cursor = { row: shown.cursor + (roomy ? heads.length : 0), column };
  return { rows: roomy ? [...heads, ...body, ...helps] : body, cursor };
}

interface Visible {
  readonly rows: readonly { readonly row: number; readonly part: number }[];
  /** Where among them the cursor is, and in which part of its line. */
  readonly cursor: number;
  readonly cursorPart: number;
}

/** The rows of the screen that are shown: the cursor in the middle where there is more than fits. */
function visible(text: Text, placed: readonly (readonly number[])[], height: number): Visible {
  const cursorPart = Math.max(
    0,
    (placed[text.row] ?? [0]).findLastIndex((start) => start <= text.column),
  );
  let total = 0;
  let cursor = 0;
  placed.forEach((starts, row) => {
    if (row === text.row) cursor = total + cursorPart;
    total += starts.length;
  });
  const top = Math.max(0, Math.min(total - height, cursor - (height >> 1)));
  const rows: { row: number; part: number }[] = [];
  let at = 0;
  for (const [row, starts] of placed.entries()) {
    if (at >= top + height) break;
    if (at + starts.length > top)
      for (let part = Math.max(0, top - at); part < starts.length && at + part < top + height; part++)
        rows.push({ row, part });
    at += starts.length;
  }
  return { rows, cursor: cursor - top, cursorPart };
}
