import type { ScalarValue } from './yaml-node.ts';

const WORDS = new Map<string, ScalarValue>([
  ['', null],
  ['~', null],
]);
for (const [value, words] of [
  [null, ['null']],
  [true, ['true', 'yes', 'on', 'y']],
  [false, ['false', 'no', 'off', 'n']],
  [Number.POSITIVE_INFINITY, ['.inf', '+.inf']],
  [Number.NEGATIVE_INFINITY, ['-.inf']],
  [Number.NaN, ['.nan']],
] as const) {
  for (const word of words) {
    const capital = word.replace(/[a-z]/, (letter) => letter.toUpperCase());
    for (const form of [word, capital, word.toUpperCase()]) WORDS.set(form, value);
  }
}

/** A scalar with any other first character is text. */
const WORD_OR_NUMBER_START = /^(?:[-+.0-9~tTyYoOfFnN]|$)/;
const NUMBER_START = /^[-+.0-9]/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const PREFIXED = /^[-+]?0(?:[xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The value of a plain scalar in kubectl, which reads YAML 1.1: `yes` and `on` are true, `0644` is octal (420), `1_000` is 1000, and
 * dates stay strings.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export function resolveScalar(text: string): ScalarValue {
  if (!WORD_OR_NUMBER_START.test(text)) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!NUMBER_START.test(text)) return text;
  const digits = text.replaceAll('_', '');
  if (DECIMAL.test(digits)) return Number(digits);
  if (PREFIXED.test(digits)) return prefixed(digits);
  return FLOAT.test(digits) ? Number(digits) : text;
}

function prefixed(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1;
  const body = digits.replace(/^[-+]/, '');
  const base = /^0[xX]/.test(body) ? 16 : /^0[bB]/.test(body) ? 2 : 8;
  return sign * Number.parseInt(body.replace(/^0[xXoObB]?/, ''), base);
}
