import { expect, test } from 'vitest';
import { plainNumber } from '../../src/grade/plain-number.ts';

test.each([
  ['6', '6'],
  [' six ', '6'],
  ['Twenty', '20'],
  ['twenty-five', '25'],
  ['sixty six', '66'],
  ['ninety-nine', '99'],
  ['twenty-one', '21'],
  ['nineteen', '19'],
  ['twenty-ten', undefined],
  ['0', '0'],
  ['12', '12'],
  ['007', '007'],
  ['twenty-foo', undefined],
  ['zero', '0'],
  ['050,000', undefined],
  ['1,234,567', '1234567'],
  ['12345,678', undefined],
  ['5,000', '5000'],
  ["150'000", '150000'],
  ['1.500.000', '1500000'],
  ['1.5', undefined],
  ['5,00', undefined],
  ['1,500.000', undefined],
  ['twenty-zero', undefined],
  ['twenty-eleven', undefined],
  ['sixty six seven', undefined],
  ['six replicas', undefined],
  ['', undefined],
])('%j is %s', (text, digits) => {
  expect(plainNumber(text)).toBe(digits);
});
