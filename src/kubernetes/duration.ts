import { lookUp } from '../source/look-up.ts';

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  '\u00b5s': 1e3,
  '\u03bcs': 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const LONGEST = 60;

/**
 * The nanoseconds of a Go duration (`1h30m`, `90m`, `0`); `undefined` if the text is not a duration.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const negative = text.startsWith('-');
  const body = text.replace(/^[-+]/, '');
  if (body === '0') return 0;
  let total = 0;
  let at = 0;
  const part = /([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
  while (at < body.length) {
    part.lastIndex = at;
    const match = part.exec(body);
    if (match === null) return undefined;
    total += Number(match[1]) * (lookUp(UNITS, match[2] ?? '') ?? 0);
    at += match[0].length;
  }
  if (body === '') return undefined;
  return Math.round(negative ? -total : total);
}
