import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNamedInCode } from '../../../src/lint/subjects/named-in-code.ts';

test.each([
  ['Set `replicas` to 3', 'replicas', true],
  ['Set replicas to `3`', 'replicas', false],
  ['the image `nginx:1.29`', 'nginx', true],
  ['the image `nginx:1.29`', 'nginx:1', false],
  ['Name it `web-1.`', 'web-1', true],
  ['Name it `my-web`', 'web', false],
  ['Name it `my-web web`', 'web', true],
  ['`a\nweb`', 'web', false],
  ['web`', 'web', false],
])('%j and %j: %j', (prose, text, isNamed) => {
  expect(isNamedInCode(prose, text)).toBe(isNamed);
});

test('is what one regular expression says of any prose', () => {
  const prose = fc.string({ unit: fc.constantFrom('a', 'b', '`', '\n', '.', '-', ' '), maxLength: 24 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(prose, text, (all, word) => {
      const quoted = word.replaceAll('.', '\\.');
      const oracle = new RegExp(`\`[^\`\\n]*(?<![\\w.-])${quoted}(?![\\w-]|\\.\\w)[^\`\\n]*\``);
      expect(isNamedInCode(all, word)).toBe(oracle.test(all));
    }),
    { numRuns: 2000 },
  );
});
