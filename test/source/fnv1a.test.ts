import { expect, test } from 'vitest';
import { fnv1a, fnv1aOfBytes } from '../../src/source/fnv1a.ts';

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the published vector of %j', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
  for (let cut = 0; cut <= text.length; cut++)
    expect(fnv1aOfBytes(Buffer.from(text.slice(0, cut)), Buffer.from(text.slice(cut)))).toBe(hash);
});

test('a variant hashes the same text to another number', () => {
  expect(new Set([0, 1, 2].map((variant) => fnv1a('web-1', variant))).size).toBe(3);
});
