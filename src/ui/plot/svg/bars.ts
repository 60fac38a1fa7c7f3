import { columns, wrap } from '../../render/wrap.ts';
import type { Bar, BarPlot } from '../plot.ts';
import { type Drawing, LETTER, LINE } from './drawing.ts';
import { element, type Markup } from './element.ts';

const GAP = 10;
/** Room for a letter of a line, where narrow and wide ones even out. */
const PROSE = 8;
const BAR = 16;
/** A bar that would be shorter goes below its label. */
const SHORTEST = 120;
/** Lifts text to the middle of its line. */
const BASELINE = 17;

/** Label, bar and value side by side; where that is too wide, the bar is below them. */
export function svgBars({ bars, max }: BarPlot, width: number): Drawing {
  const start = GAP + LETTER * widest(bars.map((bar) => bar.label));
  const texts = GAP + LETTER * widest(bars.map((bar) => bar.text));
  const room = width - start - texts;
  if (room < SHORTEST) return stacked(bars, max, width);
  const marks = bars.flatMap((bar, i) => {
    const y = i * LINE;
    return [
      element('text', { x: start - GAP, y: y + BASELINE, class: 'end' }, [bar.label]),
      ...track(bar, bar.value / max, { x: start, y, width: room }),
      element('text', { x: start + room + GAP, y: y + BASELINE }, [bar.text]),
    ];
  });
  return { width, height: Math.max(1, bars.length) * LINE, marks };
}

function stacked(bars: readonly Bar[], max: number, width: number): Drawing {
  const marks: Markup[] = [];
  let y = 0;
  for (const bar of bars) {
    for (const line of wrap(`${bar.label}: ${bar.text}`, Math.floor(width / PROSE)).split('\n')) {
      marks.push(element('text', { x: 0, y: y + BASELINE }, [line]));
      y += LINE;
    }
    marks.push(...track(bar, bar.value / max, { x: 0, y, width }));
    y += LINE + GAP;
  }
  return { width, height: Math.max(LINE, y), marks };
}

/** The filled part of a bar over the whole of it. */
function track(
  { label, text }: Bar,
  share: number,
  { x, y, width }: { x: number; y: number; width: number },
): Markup[] {
  const box = { x, y: y + (LINE - BAR) / 2, height: BAR };
  const filled = Math.max(share > 0 ? 1 : 0, Math.min(1, share) * width);
  return [
    element('rect', { ...box, width, class: 'empty' }),
    element('rect', { ...box, width: filled, class: 'mark' }, [element('title', {}, [`${label}: ${text}`])]),
  ];
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columns(text)), 0);
}
