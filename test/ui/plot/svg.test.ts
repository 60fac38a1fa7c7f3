import { describe, expect, test } from 'vitest';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import type { CalendarPlot, ColumnPlot } from '../../../src/ui/plot/plot.ts';
import { svgPlot } from '../../../src/ui/plot/svg/svg-plot.ts';
import { PLOTS } from '../../support/plots.ts';

type Attributes = Readonly<Record<string, string>>;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const [WIDE, NARROW] = [0, 1] as const;

function markupOf(plot: Parameters<typeof svgPlot>[0], picture: 0 | 1 = WIDE): string {
  return svgPlot(plot, 'label')[picture]?.markup ?? '';
}

function attributesOf(tag: string): Attributes {
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

/** The rectangles of a class, in their order. */
function boxes(markup: string, className: string): Box[] {
  return [...markup.matchAll(/<rect ([^>]*)>/g)]
    .map(([, tag = '']) => attributesOf(tag))
    .filter((attributes) => attributes['class'] === className)
    .map(({ x, y, width, height }) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }));
}

/** The texts, each with where it is. */
function texts(markup: string): { readonly x: number; readonly y: number; readonly text: string }[] {
  return [...markup.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, tag = '', text = '']) => {
    const { x, y } = attributesOf(tag);
    return { x: Number(x), y: Number(y), text };
  });
}

const titles = (markup: string): string[] => [...markup.matchAll(/<title>([^<]*)</g)].map(([, t = '']) => t);

describe('bars', () => {
  const plot = PLOTS['bars']!;

  test.each([
    ['side by side', WIDE],
    ['below their labels', NARROW],
  ] as const)('%s, each is as long as its share, at least a unit, at most the whole', (_, picture) => {
    const markup = markupOf(plot, picture);
    const whole = boxes(markup, 'empty');
    const filled = boxes(markup, 'mark');
    const shares = filled.map(({ width }, i) => width / (whole[i]?.width ?? 0));
    expect(shares[0]).toBeCloseTo(0.5);
    expect(shares[1]).toBeCloseTo(0.125);
    expect(filled[2]?.width).toBe(1);
    expect(shares.slice(3)).toEqual([1, 0, 1]);
    for (const [i, { x, y }] of filled.entries()) expect([x, y]).toEqual([whole[i]?.x, whole[i]?.y]);
    const heights = whole.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  test('the label is to the left of the bar and the value to its right, where there is room', () => {
    const markup = markupOf(plot);
    const [bar] = boxes(markup, 'empty');
    const [label, value] = texts(markup);
    expect([label?.text, value?.text]).toEqual(['storage', '50 % of 20 cards, 5 unseen']);
    expect(label?.x).toBeLessThan(bar?.x ?? 0);
    expect(value?.x).toBeGreaterThan((bar?.x ?? 0) + (bar?.width ?? 0));
  });

  test('each is named, with its value', () => {
    expect(titles(markupOf(plot)).slice(0, 2)).toEqual([
      'storage: 50 % of 20 cards, 5 unseen',
      'services-networking: 13 % of 8 cards',
    ]);
  });
});

describe('columns', () => {
  const plot: ColumnPlot = {
    type: 'columns',
    title: 'Reviews a day',
    unit: 'reviews',
    columns: [
      { label: 'first', value: 10 },
      { label: 'empty', value: 0 },
      { label: 'small', value: 0.001 },
      { label: 'last', value: 5 },
    ],
  };

  test.each([WIDE, NARROW] as const)(
    'in picture %i are as high as their value on an axis that ends at a round number',
    (picture) => {
      const columns = boxes(markupOf(plot, picture), 'mark');
      expect(columns.map(({ height }) => height)).toEqual([160, 1, 80]);
      expect(columns.map(({ y, height }) => y + height)).toEqual([170, 170, 170]);
    },
  );

  test('are placed by their order, with a gap where there is none', () => {
    const [first, small, last] = boxes(markupOf(plot), 'mark').map(({ x }) => x);
    const step = (720 - 60) / 4;
    expect([first, small, last]).toEqual([60, 60 + 2 * step, 60 + 3 * step]);
  });

  test('name both ends of both axes, and each column its value', () => {
    const markup = markupOf(plot);
    expect(texts(markup).map(({ text }) => text)).toEqual(['10', '0', 'first', 'last']);
    expect(titles(markup)).toEqual(['first: 10 reviews', 'small: 0.0 reviews', 'last: 5 reviews']);
  });
});

describe('a calendar', () => {
  const MONDAY = parseStudyDay('2026-11-02') ?? 0;
  const plot: CalendarPlot = {
    type: 'calendar',
    title: 'Reviews on each day of the year',
    unit: 'reviews',
    days: [0, 1, 5, 9, 12, 0, 0, 12].map((value, i) => ({ day: MONDAY + i, value })),
    levels: [3, 8, 10, 30],
  };
  /** The squares of the days; the legend's come after them. */
  const days = (markup: string): Box[] => boxes(markup, 'empty').slice(0, plot.days.length);

  test('has a column for each week and a row for each day of it', () => {
    const squares = days(markupOf(plot));
    const [first] = squares;
    const tuesday = squares[1];
    const nextMonday = squares[7];
    expect(tuesday).toMatchObject({ x: first?.x, y: (first?.y ?? 0) + 12.5 });
    expect(nextMonday).toMatchObject({ x: (first?.x ?? 0) + 12.5, y: first?.y });
  });

  test('a square grows with its level, from two fifths of the side to the whole, in the middle of its day', () => {
    const markup = markupOf(plot);
    const marks = boxes(markup, 'mark').slice(0, 5);
    expect(marks.map(({ width }) => Number(width.toFixed(1)))).toEqual([4.4, 6.6, 8.8, 11, 11]);
    const [, tuesday] = days(markup);
    const [smallest] = marks;
    const middle = ({ x, width }: Box): number => x + width / 2;
    expect(middle(smallest!)).toBeCloseTo(middle(tuesday!));
  });

  test('each day is named with its value, each size with its range', () => {
    const named = titles(markupOf(plot));
    expect(named.slice(0, 3)).toEqual([
      '2026-11-02: 0 reviews',
      '2026-11-03: 1 review',
      '2026-11-04: 5 reviews',
    ]);
    expect(named.slice(plot.days.length)).toEqual(['none', '1 to 3', '4 to 8', '9 to 10', '11 to 30']);
  });

  test('a year goes on below where it is too wide, and every day is there once', () => {
    const year = PLOTS['calendar']!;
    if (year.type !== 'calendar') throw new Error('no calendar');
    const [wide, narrow] = [WIDE, NARROW].map((picture) => boxes(markupOf(year, picture), 'empty'));
    for (const squares of [wide, narrow]) {
      const places = squares?.slice(0, year.days.length).map(({ x, y }) => `${x} ${y}`);
      expect(new Set(places).size).toBe(year.days.length);
    }
    const rows = (squares: readonly Box[] | undefined): number =>
      new Set(squares?.slice(0, year.days.length).map(({ y }) => y)).size;
    expect([rows(wide), rows(narrow)]).toEqual([7, 21]);
    expect(Math.max(...(narrow ?? []).map(({ x, width }) => x + width))).toBeLessThanOrEqual(340);
  });
});
