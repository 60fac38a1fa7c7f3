const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d{1,3}|[numkKMGTPE]?i?)$/;
const SUFFIXES: Readonly<Record<string, readonly [base: bigint, exponent: number]>> = {
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
const NANO = 9;
const LONGEST = 64;

/**
 * The size of a Kubernetes quantity in billionths, as digits: `200m`, `0.2` and `.2` give the same text. `undefined` for what is no quantity.
 * What is smaller than a billionth is rounded up, as the API does.
 * <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>
 */
export function quantitySize(text: string): string | undefined {
  const match = text.length <= LONGEST ? QUANTITY.exec(text) : null;
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const scale = suffixOf(suffix);
  if (scale === undefined) return undefined;
  const [base, exponent] = scale;
  const tens = NANO - fraction.length + (base === 10n ? exponent : 0);
  let size = BigInt(`${whole}${fraction}`);
  if (base === 2n) size *= 2n ** BigInt(exponent);
  if (tens >= 0) size *= 10n ** BigInt(tens);
  else {
    const divisor = 10n ** BigInt(-tens);
    size = (size + divisor - 1n) / divisor;
  }
  return `${sign === '-' && size !== 0n ? '-' : ''}${size}`;
}

function suffixOf(suffix: string): readonly [bigint, number] | undefined {
  if (/^[eE][+-]?\d/.test(suffix)) return [10n, Number(suffix.slice(1))];
  return SUFFIXES[suffix];
}
