import type { ColumnPlot } from '../plot.ts';
import { roundedUp } from '../rounded-up.ts';
import { amount } from '../words/describe-plot.ts';
import { type Drawing, LETTER, LINE } from './drawing.ts';
import { element } from './element.ts';

const AXIS = 60;
const GAP = 8;
const TOP = 10;
const BOTTOM = 170;
/** Of a column's width, what it fills. */
const FILLED = 0.8;

/** Columns above a base line, with the ends of both axes named. */
export function svgColumns(plot: ColumnPlot, width: number): Drawing {
  const { columns } = plot;
  const max = roundedUp(columns.reduce((most, { value }) => Math.max(most, value), 0));
  const axis = Math.max(AXIS, GAP + LETTER * `${max}`.length);
  const step = (width - axis) / Math.max(1, columns.length);
  const line = (y: number) => element('line', { x1: axis, x2: width, y1: y, y2: y, class: 'axis' });
  const name = (x: number, y: number, label: string, end: boolean) =>
    element('text', { x, y, ...(end && { class: 'end' }) }, [label]);
  const bars = columns.flatMap((column, i) => {
    if (column.value <= 0) return [];
    const height = Math.max(1, (column.value / max) * (BOTTOM - TOP));
    const box = { x: axis + i * step, y: BOTTOM - height, width: step * FILLED, height };
    const title = element('title', {}, [`${column.label}: ${amount(column.value, plot)}`]);
    return [element('rect', { ...box, class: 'mark' }, [title])];
  });
  const axes = [
    line(TOP),
    line(BOTTOM),
    name(axis - GAP, TOP + 10, `${max}`, true),
    name(axis - GAP, BOTTOM, '0', true),
    name(axis, BOTTOM + LINE - 4, columns[0]?.label ?? '', false),
    name(width, BOTTOM + LINE - 4, columns.at(-1)?.label ?? '', true),
  ];
  return { width, height: BOTTOM + LINE, marks: [...axes, ...bars] };
}
