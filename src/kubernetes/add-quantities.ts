import { canonicalQuantity } from './canonical-quantity.ts';
import { parseQuantity } from './quantity.ts';

/** Amounts by resource. */
export type Amounts = ReadonlyMap<string, string>;

/** The sum of two lists of amounts. Each sum has the format of the first amount, or of the second if the first is zero. */
export function addQuantities(a: Amounts, b: Amounts): Amounts {
  const sum = new Map(a);
  for (const [name, amount] of b) {
    const before = a.get(name);
    sum.set(name, before === undefined ? amount : added(before, amount));
  }
  return sum;
}

/** The larger of two amounts of each resource. */
export function largerQuantity(a: Amounts, b: Amounts): Amounts {
  const found = new Map(a);
  for (const [name, amount] of b) {
    const before = a.get(name);
    if (before === undefined || (parseQuantity(amount) ?? 0n) > (parseQuantity(before) ?? 0n))
      found.set(name, amount);
  }
  return found;
}

function added(a: string, b: string): string {
  const nanos = (parseQuantity(a) ?? 0n) + (parseQuantity(b) ?? 0n);
  const form = /[KMGTPE]i$/.exec(parseQuantity(a) === 0n ? b : a)?.[0] ?? '';
  return canonicalQuantity(`1${form}`, nanos) ?? a;
}
