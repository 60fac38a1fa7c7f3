import { formatStudyDay } from '../../../schedule/study-day.ts';
import type { Screen } from '../../../screen.ts';
import { columns, wrap } from '../../render/wrap.ts';
import { monthsOf } from '../months.ts';
import { type CalendarPlot, levelOf, levelRange } from '../plot.ts';

const WEEK = 7;
const NAMES = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];
const MARGIN = 4;
const FULL = 4;

/** Days as shades, a row for each day of the week; where the year is too wide, its last weeks. */
export function drawCalendar({ days, levels, unit }: CalendarPlot, screen: Screen): string {
  const weeks = Math.ceil(days.length / WEEK);
  const cell = screen.width - MARGIN >= 2 * weeks ? 2 : 1;
  const shown = Math.min(weeks, Math.max(1, Math.floor((screen.width - MARGIN) / cell)));
  const from = (weeks - shown) * WEEK;
  const shade = (level: number) => screen.signs.shades[shadeOf(level, levels.length)] ?? ' ';
  const rows = NAMES.map((name, row) => {
    const squares = Array.from({ length: shown }, (_, week) => days[from + week * WEEK + row]);
    const line = squares.map((day) =>
      day ? shade(levelOf(day.value, levels)).padEnd(cell) : ' '.repeat(cell),
    );
    return `${name.padEnd(MARGIN)}${screen.style.good(line.join('').trimEnd())}`;
  });
  const months = monthLine(days.slice(from), cell, shown * cell);
  const legend = [
    `${shade(0)} none`,
    ...levels.map((_, i) => `${shade(i + 1)} ${levelRange(i + 1, levels)}`),
    `${unit} a day`,
  ];
  const first = days[from];
  const part = shown < weeks && first ? [wrap(`Since ${formatStudyDay(first.day)}.`, screen.width)] : [];
  return [
    `${' '.repeat(MARGIN)}${months}`.trimEnd(),
    ...rows,
    ...part,
    ...sideBySide(legend, screen.width),
  ].join('\n');
}

/** As many on a line as there is room for. */
function sideBySide(entries: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const longer = `${lines.at(-1) ?? ''}   ${entry}`;
    if (lines.length > 0 && columns(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(entry);
  }
  return lines;
}

/** Of few levels the darkest are used, so that they are told apart. */
function shadeOf(level: number, levels: number): number {
  return level === 0 ? 0 : Math.round((level * FULL) / Math.max(1, levels));
}

/** Names of months above the week in which they begin, as far as there is room. */
function monthLine(days: CalendarPlot['days'], cell: number, width: number): string {
  let line = '';
  for (const { index, name } of monthsOf(days.map(({ day }) => day))) {
    const at = Math.floor(index / WEEK) * cell;
    if (at >= (line === '' ? 0 : line.length + 1) && at + name.length <= width) line = line.padEnd(at) + name;
  }
  return line;
}
