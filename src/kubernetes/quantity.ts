import { lookUp } from '../source/look-up.ts';

const SUFFIXES: Readonly<Record<string, readonly [base: bigint, power: number]>> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

const FORM = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]{1,3})|([A-Za-z]{0,2}))$/;
const LONGEST = 60;
const NANO = 9;

/**
 * The value of a quantity (`500m`, `1.5Gi`, `1e3`) in billionths, rounded up as the API server does; `undefined` if the text is not a quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): bigint | undefined {
  if (text.length > LONGEST) return undefined;
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const scale = exponent === undefined ? lookUp(SUFFIXES, suffix) : ([10n, Number(exponent)] as const);
  if (scale === undefined || Math.abs(scale[1]) > 100) return undefined;
  const value = scaled(BigInt(whole + fraction), fraction.length, scale);
  return sign === '-' ? -value : value;
}

function scaled(digits: bigint, decimals: number, [base, power]: readonly [bigint, number]): bigint {
  const up = digits * 10n ** BigInt(NANO) * (power > 0 ? base ** BigInt(power) : 1n);
  const down = 10n ** BigInt(decimals) * (power < 0 ? base ** BigInt(-power) : 1n);
  return (up + down - 1n) / down;
}
