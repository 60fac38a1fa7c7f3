import type { Calibration } from '../../schedule/calibration.ts';
import { ENOUGH_PREDICTIONS } from '../../schedule/calibration.ts';
import type { RetentionCost } from '../../schedule/exam/retention-cost.ts';
import type { Screen } from '../../screen.ts';
import { count, percent } from './numbers.ts';
import { drawTable } from './table.ts';
import { wrap } from './wrap.ts';

/** How far to trust a prediction, with predicted and actual recall side by side. */
export function renderCalibration(calibration: Calibration, screen: Screen): string {
  const reviews = count(calibration.count, 'review');
  if (calibration.count < ENOUGH_PREDICTIONS) {
    const text = `How far to trust this is not known yet: ${reviews} of ${ENOUGH_PREDICTIONS} with a night before them.`;
    return `${wrap(text, screen.width)}\n`;
  }
  const text = `Over ${reviews} the model predicted ${percent(calibration.predicted)} recalled and ${percent(calibration.actual)} were; predictions are off by ${percent(calibration.error)}.`;
  const rows = calibration.bins.map((bin) => [
    `${percent(bin.from)} to ${percent(bin.to)}`,
    percent(bin.predicted),
    percent(bin.actual),
    `${bin.count}`,
  ]);
  const table = drawTable([['Predicted', 'Mean', 'Recalled', 'Reviews'], ...rows], screen);
  return `${wrap(text, screen.width)}\n${table}\n`;
}

/** The daily minutes that each desired retention would cost. */
export function renderRetentionCosts(
  costs: readonly RetentionCost[],
  current: number,
  screen: Screen,
): string {
  const rows = costs.map((cost) => [
    `${percent(cost.retention)}${cost.retention === current ? ' (set)' : ''}`,
    cost.reviewsPerDay.toFixed(1),
    cost.minutesPerDay.toFixed(1),
  ]);
  return `${drawTable([['Retention', 'Reviews a day', 'Minutes a day'], ...rows], screen)}\n`;
}
