import type { BarPlot } from '../plot.ts';
import { type Drawing, LINE, WIDTH } from './drawing.ts';
import { element } from './element.ts';

const LABELS = 190;
const TEXTS = 270;
const GAP = 10;
const BAR = 16;
/** Lifts text to the middle of its line. */
const BASELINE = 17;

/** A line for each bar: label, bar, value. */
export function svgBars({ bars, max }: BarPlot): Drawing {
  const room = WIDTH - LABELS - TEXTS - 2 * GAP;
  const marks = bars.flatMap(({ label, value, text }, i) => {
    const y = i * LINE;
    const top = y + (LINE - BAR) / 2;
    const box = { x: LABELS + GAP, y: top, height: BAR };
    const width = Math.max(value > 0 ? 1 : 0, Math.min(1, value / max) * room);
    return [
      element('text', { x: LABELS, y: y + BASELINE, class: 'end' }, [label]),
      element('rect', { ...box, width: room, class: 'empty' }),
      element('rect', { ...box, width, class: 'mark' }, [element('title', {}, [`${label}: ${text}`])]),
      element('text', { x: WIDTH - TEXTS, y: y + BASELINE }, [text]),
    ];
  });
  return { height: Math.max(1, bars.length) * LINE, marks };
}
