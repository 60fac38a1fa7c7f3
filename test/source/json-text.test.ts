import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/source/json-text.ts';

test('nothing of a value is lost, and nothing in it is obeyed by a terminal or a CI runner', () => {
  const texts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('##[', '##vso[', '\u009b', '\u202e', '\n::x')),
  );
  fc.assert(
    fc.property(texts, (values) => {
      const written = jsonText(values, null, 1);
      expect(JSON.parse(written)).toEqual(values);
      expect(written).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|##\[|##vso\[|^\s*::/m,
      );
    }),
  );
});
