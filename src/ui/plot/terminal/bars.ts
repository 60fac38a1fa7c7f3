import type { Screen } from '../../../screen.ts';
import { columns, padEnd, wrap } from '../../render/wrap.ts';
import type { Bar, BarPlot } from '../plot.ts';

const GAP = '  ';
const SHORTEST = 8;
const LONGEST = 40;

/** Label, bar and value side by side; where that is too wide, the bar stands below. */
export function drawBars({ bars, max }: BarPlot, screen: Screen): string {
  const labels = widest(bars.map((bar) => bar.label));
  const texts = widest(bars.map((bar) => bar.text));
  const room = Math.min(LONGEST, screen.width - labels - texts - 2 * GAP.length);
  if (room < SHORTEST) return bars.map((bar) => below(bar, max, screen)).join('\n');
  return bars
    .map(({ label, value, text }) =>
      [padEnd(label, labels), padEnd(drawBar(value / max, room, screen), room), text].join(GAP).trimEnd(),
    )
    .join('\n');
}

function below({ label, value, text }: Bar, max: number, screen: Screen): string {
  const bar = drawBar(value / max, Math.min(LONGEST, screen.width), screen);
  const colon = columns(label) < screen.width ? ': ' : '\n';
  return [wrap(`${label}${colon}${text}`, screen.width), ...(bar === '' ? [] : [bar])].join('\n');
}

/** A bar as long as a share of a length; what is more than nothing is seen. */
function drawBar(share: number, length: number, { signs, style }: Screen): string {
  const steps = signs.bars.length - 1;
  if (!(share > 0)) return '';
  const cells = Math.max(1, Math.round(Math.min(1, share) * length * steps));
  const part = cells % steps;
  const full = (signs.bars[steps] ?? '').repeat(Math.floor(cells / steps));
  return style.code(full + (part > 0 ? (signs.bars[part] ?? '') : ''));
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(columns));
}
