import type { FieldPath } from './field-path.ts';
import type { NameCheck } from './names.ts';

/** Reports one cause for each rule that a name breaks. */
export function checkName(name: string, check: NameCheck, at: FieldPath): void {
  for (const words of check(name)) at.invalid(name, words);
}

/** Checks that a number is absent or not negative. */
export function notNegative(value: number | undefined, at: FieldPath): void {
  if (value !== undefined && value < 0) at.invalid(value, 'must be greater than or equal to 0');
}

/** Checks a port number. */
export function checkPortNumber(port: number, at: FieldPath): void {
  if (port < 1 || port > 65535) at.invalid(port, 'must be between 1 and 65535, inclusive');
}

/** Checks a value of a closed set; `listed` is in the order in which the server lists the values. Empty text counts as a value. */
export function checkOneOf(value: string, listed: readonly string[], at: FieldPath): boolean {
  if (listed.includes(value)) return true;
  at.notSupported(value, listed);
  return false;
}
