import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/kubernetes/validation/cause.ts';
import { FieldPath } from '../../../src/kubernetes/validation/field-path.ts';
import {
  checkNotSpecial,
  contains,
  parseAddress,
  parseRange,
} from '../../../src/kubernetes/validation/network-address.ts';

describe('addresses', () => {
  test.each([
    ['10.0.0.1', 'IPv4', 0x0a000001n],
    ['001.002.003.004', 'IPv4', 0x01020304n],
    ['::1', 'IPv6', 1n],
    ['2001:db8::', 'IPv6', 0x20010db8n << 96n],
    ['1:2:3:4:5:6:7:8', 'IPv6', 0x00010002000300040005000600070008n],
    ['::ffff:10.0.0.1', 'IPv4', 0x0a000001n],
  ])('%s', (text, family, bits) => expect(parseAddress(text)).toEqual({ family, bits }));

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    'a.b',
    ':',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '12345::',
    '::1.2.3.400',
    '1:2:3:4:5:6:7:8:9',
  ])('%j is not valid', (text) => expect(parseAddress(text)).toBeUndefined());
});

describe('ranges', () => {
  test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '::/129', '10.0.0.0/8/8', 'x/8'])(
    '%j is not valid',
    (text) => expect(parseRange(text)).toBeUndefined(),
  );

  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.0.0.0/8', '11.0.0.0/16', false],
    ['10.1.0.0/16', '10.0.0.0/8', false],
    ['0.0.0.0/0', '10.0.0.0/8', true],
    ['::/0', '10.0.0.0/8', false],
    ['fd00::/8', 'fd00:1::/32', true],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    const [a, b] = [parseRange(outer), parseRange(inner)];
    expect(a !== undefined && b !== undefined && contains(a, b)).toBe(expected);
  });
});

test.each([
  ['10.0.0.1', []],
  ['0.0.0.0', ['may not be unspecified (0.0.0.0)']],
  ['127.1.2.3', ['may not be in the loopback range (127.0.0.0/8, ::1/128)']],
  ['::1', ['may not be in the loopback range (127.0.0.0/8, ::1/128)']],
  ['169.254.1.1', ['may not be in the link-local range (169.254.0.0/16, fe80::/10)']],
  ['224.0.0.5', ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)']],
])('traffic to %s', (address, words) => {
  const found: Cause[] = [];
  checkNotSpecial(address, FieldPath.root(found).child('ip'));
  expect(found.map(({ message }) => message)).toEqual(
    words.map((one) => `Invalid value: "${address}": ${one}`),
  );
});
