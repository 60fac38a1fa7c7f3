import { expect, test } from 'vitest';
import { parseQuantity } from '../../src/kubernetes/quantity.ts';

test.each([
  ['200m', '0.2'],
  ['.5', '500m'],
  ['1.', '1'],
  ['1Gi', '1024Mi'],
  ['1G', '1e9'],
  ['1.5Gi', '1536Mi'],
  ['1e3', '1k'],
  ['+1', '1'],
  ['1000000n', '1m'],
  ['0.1n', '1n'],
  ['0', '-0'],
])('%s is %s', (a, b) => {
  expect(parseQuantity(a)).toBeDefined();
  expect(parseQuantity(a)).toBe(parseQuantity(b));
});

test.each([
  ['1M', '1Mi'],
  ['1', '1m'],
  ['-1', '1'],
])('%s is not %s', (a, b) => expect(parseQuantity(a)).not.toBe(parseQuantity(b)));

test.each(['', '.', 'm', '1GB', '1gi', '1 Gi', '1e', '0x10', 'half', '1e999', '9'.repeat(100), '1Mii'])(
  '%j is none',
  (text) => expect(parseQuantity(text)).toBeUndefined(),
);
