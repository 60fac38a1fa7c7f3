import type { FieldPath } from './field-path.ts';
import { expected } from './names.ts';

const PERCENT = /^[0-9]+%$/;
const PERCENT_WORDS = expected(
  "a valid percent string must be a numeric string followed by an ending '%'",
  '[0-9]+%',
  ['1%', '93%'],
);

/** Checks a count that is not negative, or a percentage such as `25%`. */
export function checkIntOrPercent(value: unknown, at: FieldPath): void {
  if (typeof value === 'string') {
    if (!PERCENT.test(value)) at.invalid(value, PERCENT_WORDS);
  } else if (typeof value === 'number' && value < 0) at.invalid(value, 'must be greater than or equal to 0');
}

export function checkAtMostAll(value: unknown, at: FieldPath): void {
  if (typeof value === 'string' && PERCENT.test(value) && Number.parseInt(value, 10) > 100)
    at.invalid(value, 'must not be greater than 100%');
}

/** The number in a count or a percentage; 0 for anything else. */
export function intOrPercentValue(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return 0;
  return PERCENT.test(value) || /^[-+]?[0-9]+$/.test(value) ? Number.parseInt(value, 10) : 0;
}
