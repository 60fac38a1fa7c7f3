import { formatStudyDay } from '../../../schedule/study-day.ts';
import { monthsOf } from '../months.ts';
import { type CalendarPlot, levelOf, levelRange } from '../plot.ts';
import { amount } from '../words/tell-plot.ts';
import { type Drawing, LINE, WIDTH } from './drawing.ts';
import { element, type Markup } from './element.ts';

const WEEK = 7;
const NAMES = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];
const MARGIN = 40;
const TOP = 22;
/** Between one day and the next. */
const STEP = 12.5;
const SQUARE = 11;
/** The side of the smallest square, as a share of the largest. */
const SMALLEST = 0.4;
/** Between one entry of the legend and the next. */
const ENTRY = 110;

/** Squares that grow with their level; empty days show their place. */
export function svgCalendar(plot: CalendarPlot): Drawing {
  const { days, levels } = plot;
  const bottom = TOP + WEEK * STEP;
  const place = (index: number) => ({
    x: MARGIN + Math.floor(index / WEEK) * STEP,
    y: TOP + (index % WEEK) * STEP,
  });
  const squares = days.map(({ day, value }, i) => {
    const { x, y } = place(i);
    const title = `${formatStudyDay(day)}: ${amount(value, plot)}`;
    return squareAt(x, y, levelOf(value, levels), levels.length, title);
  });
  const names = NAMES.map((name, i) => element('text', { x: 0, y: TOP + i * STEP + 10 }, [name]));
  const months = monthsOf(days.map(({ day }) => day)).map(({ index, name }) =>
    element('text', { x: place(index).x, y: TOP - 7 }, [name]),
  );
  return {
    width: WIDTH,
    height: bottom + LINE + 6,
    marks: [...names, ...months, ...squares, ...legend(plot, bottom + 12)],
  };
}

function legend({ levels, unit }: CalendarPlot, y: number): Markup[] {
  const entries = ['none', ...levels.map((_, i) => levelRange(i + 1, levels))];
  const marks = entries.flatMap((label, level) => {
    const x = MARGIN + level * ENTRY;
    return [
      squareAt(x, y, level, levels.length, label),
      element('text', { x: x + STEP + 4, y: y + 10 }, [label]),
    ];
  });
  return [...marks, element('text', { x: WIDTH, y: y + 10, class: 'end' }, [`${unit} a day`])];
}

function squareAt(x: number, y: number, level: number, levels: number, label: string): Markup {
  const title = element('title', {}, [label]);
  const ground = element('rect', { x, y, width: SQUARE, height: SQUARE, class: 'empty' });
  if (level === 0) return element('g', {}, [title, ground]);
  const side = SQUARE * (levels < 2 ? 1 : SMALLEST + ((1 - SMALLEST) * (level - 1)) / (levels - 1));
  const inset = (SQUARE - side) / 2;
  const square = { x: x + inset, y: y + inset, width: side, height: side, class: 'mark' };
  return element('g', {}, [title, ground, element('rect', square)]);
}
