const FORM = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:([eE])([-+]?[0-9]+)|([A-Za-z]{0,2}))$/;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<number, string>> = {
  [-9]: 'n',
  [-6]: 'u',
  [-3]: 'm',
  0: '',
  3: 'k',
  6: 'M',
  9: 'G',
  12: 'T',
  15: 'P',
  18: 'E',
};
const NANO = 1_000_000_000n;
const KILO = 1024n;

/**
 * A quantity as the API server writes it: `1024Mi` is `1Gi`, `0.25` is `250m`; `undefined` if the text is not a quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function canonicalQuantity(text: string, nanos: bigint | undefined): string | undefined {
  const match = FORM.exec(text);
  if (match === null || nanos === undefined) return undefined;
  const [, , , , exponent, , suffix = ''] = match;
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  if (suffix.endsWith('i') && size >= KILO * NANO) return sign + binary((size + NANO - 1n) / NANO);
  return sign + decimal(size, exponent !== undefined);
}

function binary(whole: bigint): string {
  let left = whole;
  let power = 0;
  while (left % KILO === 0n && power < BINARY.length - 1) {
    left /= KILO;
    power++;
  }
  return `${left}${BINARY[power]}`;
}

function decimal(nanos: bigint, asExponent: boolean): string {
  let left = nanos;
  let power = -9;
  while (left % 1000n === 0n && power < 18) {
    left /= 1000n;
    power += 3;
  }
  if (!asExponent) return `${left}${DECIMAL[power]}`;
  return power === 0 ? String(left) : `${left}e${power}`;
}
