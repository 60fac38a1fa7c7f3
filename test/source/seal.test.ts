import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealed, sealOf, UNSEALED } from '../../src/source/seal.ts';

const TEXT = sealed(JSON.stringify({ format: 'a', v: 1, ...UNSEALED, cards: [['x', 1.5]] }));

test('a sealed text is whole, compact or not', () => {
  expect(sealOf(TEXT)).toBe('whole');
  expect(sealOf(sealed(JSON.stringify({ v: 1, ...UNSEALED, a: 'é\u{1f600}' }, null, 1)))).toBe('whole');
});

test('a text without a sum has no seal', () => {
  for (const text of ['', '{}', '{"v":1,"sun":"00000000"}', `${' '.repeat(300)}${TEXT}`])
    expect(sealOf(text)).toBe('none');
});

test('no single character changes, comes or goes without being seen', () => {
  const change = fc.record({
    at: fc.nat(TEXT.length - 1),
    character: fc.string({ unit: 'binary', maxLength: 1 }),
  });
  fc.assert(
    fc.property(change, fc.boolean(), ({ at, character }, replaces) => {
      const other = TEXT.slice(0, at) + character + TEXT.slice(at + (replaces ? 1 : 0));
      fc.pre(other !== TEXT);
      expect(sealOf(other)).not.toBe('whole');
    }),
    { numRuns: 2000 },
  );
});
