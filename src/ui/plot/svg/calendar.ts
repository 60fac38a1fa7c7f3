import { formatStudyDay } from '../../../schedule/study-day.ts';
import { monthsOf } from '../months.ts';
import { type CalendarPlot, levelOf, levelRange } from '../plot.ts';
import { amount } from '../words/describe-plot.ts';
import { type Drawing, LETTER, LINE } from './drawing.ts';
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
const ENTRY = 100;
/** From the top of some weeks to the top of the weeks that follow below them. */
const BAND = TOP + WEEK * STEP + 10;

/** Squares that grow with their level; empty days show their place. Weeks that do not fit side by side go on below. */
export function svgCalendar(plot: CalendarPlot, width: number): Drawing {
  const perBand = WEEK * Math.floor((width - MARGIN) / STEP);
  const bands: (typeof plot.days)[] = [];
  for (let from = 0; from < plot.days.length; from += perBand)
    bands.push(plot.days.slice(from, from + perBand));
  const below = Math.max(1, bands.length) * BAND;
  const { marks, height } = legend(plot, below, width);
  return {
    width,
    height: below + height,
    marks: [...bands.flatMap((days, i) => band(days, plot, i * BAND, width)), ...marks],
  };
}

function band(days: CalendarPlot['days'], plot: CalendarPlot, top: number, width: number): Markup[] {
  const place = (index: number) => ({
    x: MARGIN + Math.floor(index / WEEK) * STEP,
    y: top + TOP + (index % WEEK) * STEP,
  });
  const squares = days.map(({ day, value }, i) => {
    const { x, y } = place(i);
    const title = `${formatStudyDay(day)}: ${amount(value, plot)}`;
    return squareAt(x, y, levelOf(value, plot.levels), plot.levels.length, title);
  });
  const names = NAMES.map((name, i) => element('text', { x: 0, y: top + TOP + i * STEP + 10 }, [name]));
  const months = monthsOf(days.map(({ day }) => day))
    .filter(({ index, name }) => place(index).x + LETTER * name.length <= width)
    .map(({ index, name }) => element('text', { x: place(index).x, y: top + TOP - 7 }, [name]));
  return [...names, ...months, ...squares];
}

/** What each size means, in as many lines as it takes, then the unit. */
function legend(
  { levels, unit }: CalendarPlot,
  top: number,
  width: number,
): { marks: Markup[]; height: number } {
  const entries = ['none', ...levels.map((_, i) => levelRange(i + 1, levels))];
  const perLine = Math.floor((width - MARGIN) / ENTRY);
  const marks = entries.flatMap((label, level) => {
    const x = MARGIN + (level % perLine) * ENTRY;
    const y = top + Math.floor(level / perLine) * LINE;
    return [
      squareAt(x, y, level, levels.length, label),
      element('text', { x: x + STEP + 4, y: y + 10 }, [label]),
    ];
  });
  const lines = Math.ceil(entries.length / perLine);
  const unitText = element('text', { x: width, y: top + lines * LINE + 10, class: 'end' }, [`${unit} a day`]);
  return { marks: [...marks, unitText], height: (lines + 1) * LINE };
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
