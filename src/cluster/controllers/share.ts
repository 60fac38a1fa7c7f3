import type { Json } from '../../kubernetes/json.ts';
import { intOrPercentValue } from '../../kubernetes/validation/int-or-percent.ts';

/** An absolute count, or a percentage of a total such as `25%`, rounded up or down. */
export function shareOf(value: Json | undefined, total: number, round: 'up' | 'down'): number {
  const amount = intOrPercentValue(value);
  if (typeof value !== 'string') return amount;
  const share = (amount * total) / 100;
  return round === 'up' ? Math.ceil(share) : Math.floor(share);
}
