import { columns } from '../../render/wrap.ts';
import type { BarPlot } from '../plot.ts';
import { type Drawing, LINE, WIDTH } from './drawing.ts';
import { element } from './element.ts';

/** Room for a letter; few letters of few fonts are wider. */
const LETTER = 7.8;
const GAP = 10;
const BAR = 16;
/** A picture grows rather than that its bars get shorter. */
const SHORTEST = 120;
/** Lifts text to the middle of its line. */
const BASELINE = 17;

/** A line for each bar: label, bar, value. */
export function svgBars({ bars, max }: BarPlot): Drawing {
  const start = GAP + LETTER * widest(bars.map((bar) => bar.label));
  const texts = GAP + LETTER * widest(bars.map((bar) => bar.text));
  const room = Math.max(SHORTEST, WIDTH - start - texts);
  const marks = bars.flatMap(({ label, value, text }, i) => {
    const y = i * LINE;
    const box = { x: start, y: y + (LINE - BAR) / 2, height: BAR };
    const width = Math.max(value > 0 ? 1 : 0, Math.min(1, value / max) * room);
    return [
      element('text', { x: start - GAP, y: y + BASELINE, class: 'end' }, [label]),
      element('rect', { ...box, width: room, class: 'empty' }),
      element('rect', { ...box, width, class: 'mark' }, [element('title', {}, [`${label}: ${text}`])]),
      element('text', { x: start + room + GAP, y: y + BASELINE }, [text]),
    ];
  });
  return { width: start + room + texts, height: Math.max(1, bars.length) * LINE, marks };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columns(text)), 0);
}
