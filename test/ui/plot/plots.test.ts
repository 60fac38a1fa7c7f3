import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import { screenWith } from '../../../src/screen.ts';
import { levelOf, levelRange, type Plot } from '../../../src/ui/plot/plot.ts';
import { roundedUp } from '../../../src/ui/plot/rounded-up.ts';
import { element } from '../../../src/ui/plot/svg/element.ts';
import { svgPlot } from '../../../src/ui/plot/svg/svg-plot.ts';
import { mergeColumns } from '../../../src/ui/plot/terminal/columns.ts';
import { drawPlot } from '../../../src/ui/plot/terminal/draw-plot.ts';
import { describePlot } from '../../../src/ui/plot/words/describe-plot.ts';
import { columns } from '../../../src/ui/render/wrap.ts';
import { PLOTS } from '../../support/plots.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/plots');
const UNICODE = screenWith({ unicode: true });
const ASCII = screenWith();
const plots = Object.entries(PLOTS);

/** The wide picture of a plot and the narrow one. */
function pictures(plot: Plot, label: string): string {
  return svgPlot(plot, label)
    .map(({ markup }) => markup)
    .join('\n');
}

describe('on a terminal', () => {
  describe.each([20, 40, 80, 120])('of %i columns', (width) => {
    test.each(plots)('%s', async (name, plot) => {
      await expect(`${drawPlot(plot, { ...UNICODE, width })}\n`).toMatchFileSnapshot(
        join(FIXTURES, `${name}.${width}.txt`),
      );
    });
  });

  test.each(plots)('%s in ASCII', async (name, plot) => {
    const text = drawPlot(plot, { ...ASCII, width: 80 });
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${text}\n`).toMatchFileSnapshot(join(FIXTURES, `${name}.ascii.txt`));
  });

  test.each(plots)('%s is never wider than the terminal', (_, plot) => {
    for (let width = 20; width <= 240; width++) {
      for (const how of [UNICODE, ASCII]) {
        const widest = drawPlot(plot, { ...how, width })
          .split('\n')
          .reduce((most, line) => Math.max(most, columns(line)), 0);
        expect(widest).toBeLessThanOrEqual(width);
      }
    }
  });

  test.each(plots)('%s is drawn in less room than it needs, too', (_, plot) => {
    for (let width = 0; width < 20; width++)
      expect(drawPlot(plot, { ...UNICODE, width })).not.toBe('undefined');
  });

  test('any values fit any terminal', () => {
    const amount = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e15, noNaN: true }));
    const label = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 });
    const columnPlot = fc
      .array(fc.record({ label: fc.constant('2026-11-20'), value: amount }), { maxLength: 400 })
      .map((columns): Plot => ({ type: 'columns', title: 't', unit: 'cards', columns }));
    const barPlot = fc
      .record({
        max: fc.double({ min: 1, max: 1e9, noNaN: true }),
        bars: fc.array(fc.record({ label, value: amount, text: label }), { maxLength: 30 }),
      })
      .map((bars): Plot => ({ type: 'bars', title: 't', ...bars }));
    fc.assert(
      fc.property(fc.oneof(columnPlot, barPlot), fc.integer({ min: 24, max: 300 }), (plot, width) => {
        for (const line of drawPlot(plot, { ...UNICODE, width }).split('\n')) {
          expect(columns(line)).toBeLessThanOrEqual(width);
        }
        expect(pictures(plot, 'id')).not.toMatch(/="(NaN|-|[^"]*Infinity)/);
      }),
    );
  });

  test.each(plots)('%s says the same without colours', (_, plot) => {
    const coloured = drawPlot(plot, screenWith({ width: 80, unicode: true, level: 1 }));
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(drawPlot(plot, { ...UNICODE, width: 80 }));
  });

  test('what is more than nothing is seen', () => {
    const line = drawPlot(PLOTS['bars']!, { ...ASCII, width: 80 }).split('\n');
    expect(line[2]).toContain('#');
    expect(line[4]).not.toContain('#');
  });

  test('levels of a calendar are told apart by their signs', () => {
    const legend =
      drawPlot(PLOTS['calendar-two-levels']!, { ...ASCII, width: 80 })
        .split('\n')
        .at(-1) ?? '';
    expect(new Set(legend.match(/[^\w\s](?= )/g)).size).toBe(3);
  });
});

describe('in words', () => {
  test.each(plots)('%s is ASCII', (_, plot) => {
    expect(describePlot(plot).flat().join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  test('a bar is its label and its text', () => {
    expect(describePlot(PLOTS['bars']!).slice(0, 2)).toEqual([
      ['storage', '50 % of 20 cards, 5 unseen'],
      ['services-networking', '13 % of 8 cards'],
    ]);
  });

  test('a column is its label and its amount; what is empty is left out', () => {
    const columns = [0, 1, 2, 0.5].map((value, i) => ({ label: `day ${i}`, value }));
    expect(describePlot({ type: 'columns', title: '', unit: 'minutes', columns })).toEqual([
      ['day 1', '1 minute'],
      ['day 2', '2 minutes'],
      ['day 3', '0.5 minutes'],
    ]);
  });

  test('a calendar is its months, without those in which nothing was done', () => {
    const january = parseStudyDay('2026-01-30') ?? 0;
    const days = [3, 0, 1, 4].map((value, i) => ({ day: january + i, value }));
    const march = { day: january + 45, value: 0 };
    const plot: Plot = { type: 'calendar', title: '', unit: 'reviews', days: [...days, march], levels: [4] };
    expect(describePlot(plot)).toEqual([
      ['2026-01', '3 reviews on 1 day'],
      ['2026-02', '5 reviews on 2 days'],
    ]);
  });
});

describe('as a picture', () => {
  test.each(plots)('%s is made of numbers, and each mark of its value', (_, plot) => {
    const markup = pictures(plot, 'label');
    expect(markup).not.toMatch(/NaN|Infinity|undefined|null/);
    const marks = markup.match(/class="mark"/g)?.length ?? 0;
    expect(markup.match(/<title>/g)?.length ?? 0).toBeGreaterThanOrEqual(marks);
  });

  test('what a deck calls its things stays text', () => {
    const label = '"><script>&\'';
    const markup = pictures(
      { ...PLOTS['bars']!, type: 'bars', max: 1, bars: [{ label, value: 1, text: label }] },
      label,
    );
    expect(markup).not.toContain('<script');
    expect(element('p', { title: label }, [label]).markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;&amp;\'">&quot;&gt;&lt;script&gt;&amp;\'</p>',
    );
  });
});

test.each([
  [0, 1],
  [0.2, 1],
  [1, 1],
  [7, 8],
  [11, 15],
  [15.5, 20],
  [23, 25],
  [101, 150],
  [999, 1000],
  [1e15, 1e15],
])('an axis up to %d ends at %d', (value, end) => {
  expect(roundedUp(value)).toBe(end);
});

describe('levels', () => {
  test.each([
    [0, 0],
    [1, 1],
    [3, 1],
    [4, 2],
    [9, 2],
    [10, 2],
  ])('%d reviews are of level %d', (value, level) => {
    expect(levelOf(value, [3, 9])).toBe(level);
  });

  test('in words', () => {
    expect([1, 2, 3].map((level) => levelRange(level, [3, 9, 10]))).toEqual(['1 to 3', '4 to 9', '10']);
  });
});

describe('columns that do not fit', () => {
  const many = [1, 2, 3, 4, 5].map((value) => ({ label: `${value}`, value }));

  test.each([
    [5, [1, 2, 3, 4, 5], 1],
    [4, [3, 7, 5], 2],
    [1, [15], 5],
    [0, [15], 5],
  ])('in %i', (most, values, each) => {
    const merged = mergeColumns(many, most);
    expect(merged.columns.map((column) => column.value)).toEqual(values);
    expect(merged.each).toBe(each);
  });
});
