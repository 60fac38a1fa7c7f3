import type { Draw } from '../../../screen.ts';
import { columns, padEnd, wrap } from '../../render/wrap.ts';
import type { Bar, BarPlot } from '../plot.ts';

const GAP = '  ';
const SHORTEST = 8;
const LONGEST = 40;

/** Label, bar and value side by side; where that is too wide, the bar stands below. */
export function drawBars({ bars, max }: BarPlot, width: number, draw: Draw): string {
  const labels = widest(bars.map((bar) => bar.label));
  const texts = widest(bars.map((bar) => bar.text));
  const room = Math.min(LONGEST, width - labels - texts - 2 * GAP.length);
  if (room < SHORTEST) return bars.map((bar) => below(bar, max, width, draw)).join('\n');
  return bars
    .map(({ label, value, text }) =>
      [padEnd(label, labels), padEnd(drawBar(value / max, room, draw), room), text].join(GAP).trimEnd(),
    )
    .join('\n');
}

function below({ label, value, text }: Bar, max: number, width: number, draw: Draw): string {
  const bar = drawBar(value / max, Math.min(LONGEST, width), draw);
  const colon = columns(label) < width ? ': ' : '\n';
  return [wrap(`${label}${colon}${text}`, width), ...(bar === '' ? [] : [bar])].join('\n');
}

/** A bar of a share of the width; what is more than nothing is seen. */
function drawBar(share: number, width: number, { signs, style }: Draw): string {
  const steps = signs.bars.length - 1;
  if (!(share > 0)) return '';
  const cells = Math.max(1, Math.round(Math.min(1, share) * width * steps));
  const part = cells % steps;
  const full = (signs.bars[steps] ?? '').repeat(Math.floor(cells / steps));
  return style.code(full + (part > 0 ? (signs.bars[part] ?? '') : ''));
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(columns));
}
