import { canonicalQuantity } from '../canonical-quantity.ts';
import { parseQuantity } from '../quantity.ts';

/** The value of a decoded quantity in billionths; `undefined` if it is absent. */
export function quantityOf(value: unknown): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  return parseQuantity(String(value).trim());
}

/** A decoded quantity as the API server writes it: `0.5` is `500m`. */
export function canonical(value: unknown): string {
  const written = String(value).trim();
  return canonicalQuantity(written, parseQuantity(written)) ?? written;
}

/** A value in billionths, written without a binary suffix. */
export function decimalQuantity(nanos: bigint): string {
  return canonicalQuantity('0', nanos) ?? '0';
}
