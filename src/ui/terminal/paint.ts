import { columns as widthOf } from '../render/wrap.ts';
import type { PromptView } from './view.ts';

const UP = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '');
const RIGHT = (columns: number): string => (columns > 0 ? `\u001b[${columns}C` : '');
const ERASE_BELOW = '\u001b[J';

/** Output that draws a view over the previous one; `null` as the previous view if there is none. */
export function repaint(before: PromptView | null, now: PromptView, columns: number): string {
  const last = now.rows.length - 1;
  return [
    before ? toStart(before, columns) : '',
    ERASE_BELOW,
    now.rows.join('\r\n'),
    `\r${UP(last - now.cursor.row)}`,
    RIGHT(Math.min(now.cursor.column, columns - 1)),
  ].join('');
}

/** Output that removes a view from the screen. */
export function erase(before: PromptView, columns: number): string {
  return `${toStart(before, columns)}${ERASE_BELOW}`;
}

/** Output that moves the cursor to the line below a view. */
export function leave({ rows, cursor }: PromptView): string {
  const below = rows.length - 1 - cursor.row;
  return `${below > 0 ? `\u001b[${below}B` : ''}\r\n`;
}

/** Output that moves the cursor to the start of a view. A terminal that has become narrower since then has wrapped its rows again. */
function toStart({ rows, cursor }: PromptView, columns: number): string {
  const above = rows.slice(0, cursor.row).map((row) => Math.max(1, Math.ceil(widthOf(row) / columns)));
  const within = Math.floor(cursor.column / Math.max(columns, 1));
  return `\r${UP(above.reduce((sum, height) => sum + height, 0) + within)}`;
}
