import { compareTexts } from '../../../source/compare-texts.ts';
import { Beyond } from '../../shell/beyond.ts';

/** A value of awk. Texts with a `numeric` value come from the input and look like numbers, so they are compared as numbers. */
export type AwkValue = number | string | { readonly text: string; readonly numeric: number } | undefined;

const NUMERIC = /^[ \t\n]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\n]*$/;

/** A value from the input. */
export function inputValue(text: string): AwkValue {
  return NUMERIC.test(text) ? { text, numeric: Number(text) } : text;
}

export function asNumber(value: AwkValue): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'object') return value.numeric;
  return Number(/^[ \t\n]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(value)?.[1] ?? 0);
}

/** A value as text: a number as `%.6g`, or in full if it is whole. */
export function asAwkText(value: AwkValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return value.text;
  if (Math.abs(value) >= 2 ** 31) throw new Beyond('awk with numbers that awks print in different ways');
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  return String(Number(value.toPrecision(6)));
}

export function isTrue(value: AwkValue): boolean {
  if (typeof value === 'string') return value !== '';
  return typeof value === 'object' ? value.numeric !== 0 : (value ?? 0) !== 0;
}

/** Negative, 0 or positive: compares as numbers if both are, or else as texts. */
export function compareValues(a: AwkValue, b: AwkValue): number {
  if (typeof a !== 'string' && typeof b !== 'string') return asNumber(a) - asNumber(b);
  return compareTexts(asAwkText(a), asAwkText(b));
}
