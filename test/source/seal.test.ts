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

test('what an earlier version sealed is whole, whatever its alphabet', () => {
  expect(TEXT).toBe('{"format":"a","v":1,"sum":"75bfc3c8","cards":[["x",1.5]]}');
  const exam = '{\n "format": "a",\n "v": 1,\n "sum": "922be30d",\n "answer": "é\u{1f600}"\n}';
  expect(sealOf(exam)).toBe('whole');
  expect(sealOf(exam.replace('é', 'e'))).toBe('broken');
});

test('the sum is FNV-1a over the code units of the text with a blank sum, read from its bytes or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (answer) => {
      const blank = JSON.stringify({ v: 1, ...UNSEALED, answer });
      let hash = 0x811c9dc5n;
      for (let i = 0; i < blank.length; i++)
        hash = ((hash ^ BigInt(blank.charCodeAt(i))) * 0x01000193n) % 2n ** 32n;
      const whole = blank.replace('00000000', hash.toString(16).padStart(8, '0'));
      expect(sealed(blank)).toBe(whole);
      expect(sealOf(whole)).toBe('whole');
      expect(sealOf(whole, Buffer.from(whole))).toBe('whole');
    }),
  );
});

test('bytes that are no UTF-8 are seen', () => {
  const bytes = Buffer.from(TEXT);
  bytes[TEXT.length - 5] = 0xff;
  expect(sealOf(bytes.toString('utf8'), bytes)).toBe('broken');
});
