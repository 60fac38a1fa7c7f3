import type { Screen } from '../../../screen.ts';
import { columns as widthOf, wrap } from '../../render/wrap.ts';
import type { Column, ColumnPlot } from '../plot.ts';
import { roundedUp } from '../rounded-up.ts';

const HEIGHT = 8;
/** A column and the gap behind it. */
const WIDEST = 4;

/** Columns above a base line, with the ends of both axes named; where there is nothing to show, that. */
export function drawColumns(plot: ColumnPlot, screen: Screen): string {
  if (largest(plot.columns) === 0) return wrap(`No ${plot.unit}.`, screen.width);
  const { signs, style } = screen;
  const axis = widthOf(`${roundedUp(largest(plot.columns))}`) + 2;
  const room = Math.max(1, screen.width - axis - 1);
  const { columns, each } = mergeColumns(plot.columns, room);
  const max = roundedUp(largest(columns));
  const cell = Math.min(WIDEST, Math.max(1, Math.floor(room / columns.length)));
  const scale = (row: number) => (row === HEIGHT - 1 ? `${max}` : row === 0 ? '0' : '');
  const rows = Array.from({ length: HEIGHT }, (_, i) => HEIGHT - 1 - i).map((row) => {
    const cells = columns.map(({ value }) => drawCell(value / max, row, cell, screen)).join('');
    return `${scale(row).padStart(axis - 1)} ${signs.bar}${style.code(cells.trimEnd())}`;
  });
  const base = `${' '.repeat(axis)}${signs.corner}${signs.rule.repeat(cell * columns.length)}`;
  const ends = endLabels(columns[0]?.label ?? '', plot.columns.at(-1)?.label ?? '', cell * columns.length);
  const indented = (line: string) =>
    ' '.repeat(Math.max(0, Math.min(axis + 1, screen.width - widthOf(line)))) + line;
  const note = each > 1 ? [wrap(`Each column adds up ${each} of them.`, screen.width)] : [];
  return [...rows, base, ...ends.map(indented), ...note].join('\n');
}

/** The part of a column that lies within a row of the plot, with the gap behind it. */
function drawCell(share: number, row: number, cell: number, { signs }: Screen): string {
  const steps = signs.columns.length - 1;
  const filled = share > 0 ? Math.max(1, Math.round(share * HEIGHT * steps)) : 0;
  const part = Math.min(steps, Math.max(0, filled - row * steps));
  const gap = cell > 1 ? 1 : 0;
  return (signs.columns[part] ?? ' ').repeat(cell - gap) + ' '.repeat(gap);
}

/** Both ends below the base line, or one below the other where they do not fit. */
function endLabels(first: string, last: string, width: number): string[] {
  if (first === last) return [first];
  const gap = width - widthOf(first) - widthOf(last);
  if (gap > 0) return [`${first}${' '.repeat(gap)}${last}`];
  return [`${first} to`, last];
}

function largest(columns: ColumnPlot['columns']): number {
  return columns.reduce((most, { value }) => Math.max(most, value), 0);
}

/** Columns that fit: so many neighbours become one as it takes, their values added. */
interface MergedColumns {
  readonly columns: readonly Column[];
  /** How many of the plot's columns one of these stands for; the last may stand for fewer. */
  readonly each: number;
}

/**
 * @param most columns that there is room for
 * @internal
 */
export function mergeColumns(columns: readonly Column[], most: number): MergedColumns {
  const each = Math.max(1, Math.ceil(columns.length / Math.max(1, most)));
  if (each === 1) return { columns, each };
  const merged: Column[] = [];
  for (let i = 0; i < columns.length; i += each) {
    const group = columns.slice(i, i + each);
    const value = group.reduce((sum, column) => sum + column.value, 0);
    merged.push({ label: group[0]?.label ?? '', value });
  }
  return { columns: merged, each };
}
