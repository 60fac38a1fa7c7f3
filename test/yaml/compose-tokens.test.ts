import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Composer, type CST, type Document, Parser } from 'yaml';
import { composeTokens } from '../../src/yaml/compose-tokens.ts';
import { composeTree } from '../../src/yaml/compose-tree.ts';
import type { YamlProblem } from '../../src/yaml/yaml-problem.ts';
import { writtenYaml, yamlWithSlips } from '../support/yaml-texts.ts';

const byPlace = (problems: readonly YamlProblem[]) =>
  problems.toSorted((a, b) => a.range.start - b.range.start);

/** The documents of a text from their tokens; `undefined` for those that are left to the library. */
function fromTokens(text: string) {
  return documentsOf(text).map((token) => {
    const problems: YamlProblem[] = [];
    const document = composeTokens(token, text, 'kubectl', problems);
    return document && { ...document, problems: byPlace(problems) };
  });
}

/** The documents by the library's composer, with the count of its errors. */
function fromLibrary(text: string) {
  return documentsOf(text).map((token) => {
    const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    const [{ errors, contents, range }] = [...composer.compose([token])] as [Document.Parsed];
    const problems: YamlProblem[] = [];
    const root = contents && composeTree(contents, 'kubectl', problems);
    return {
      errors: errors.length,
      document: { root, range: { start: range[0], end: range[1] }, problems: byPlace(problems) },
    };
  });
}

function documentsOf(text: string): CST.Document[] {
  return [...new Parser().parse(text)].flatMap((token) => (token.type === 'document' ? [token] : []));
}

describe('what tokens make is what the library makes of them', () => {
  test('of all that is written in fixtures and decks, of which most is usual', () => {
    const found = writtenYaml.flatMap(fromTokens);
    const expected = writtenYaml.flatMap(fromLibrary);
    const usual = found.flatMap((document, i) => (document === undefined ? [] : [i]));
    expect(usual.map((i) => ({ errors: 0, document: found[i] }))).toEqual(usual.map((i) => expected[i]));
    expect(usual.length / found.length).toBeGreaterThan(0.85);
  });

  test.each([
    'a: b',
    'a:\n- b\n- c: d\n  e: f\n',
    'a:\n  - - b\n    - c\n  -\n  - d\n',
    '# first\na: b # note\n\n# between\nc: "d # e"   # note\n  # last\n# of all\n',
    '--- # one\na: b\n---\n{c: d}\n',
    'a: {b: c, "d": [1, \'3\',], e: {}, f: [], g: , }\n',
    'a : b\nc:   # none\nd:\n',
    'a: |2-\n    x\n   y\n\nb: >+\n  x\n  y\n\n',
    'a: x\n  y\n\n  z\nb: "x\n  y"\n',
    'on: yes\n1: 010\na: 1\na: 2\n',
    '\ufeffa: b\r\nc:\r\n- d\r\n',
  ])('%j', (text) => {
    expect(fromTokens(text)).toEqual(fromLibrary(text).map(({ document }) => document));
  });

  test('of texts with up to three slips, which the library must not call an error where the tokens are read', () => {
    fc.assert(
      fc.property(yamlWithSlips, (edited) => {
        const expected = fromLibrary(edited);
        for (const [i, document] of fromTokens(edited).entries())
          if (document !== undefined) expect({ errors: 0, document }).toEqual(expected[i]);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['an anchor', 'a: &x b'],
  ['an alias', '*x : b'],
  ['a tag', 'a: !!str 1'],
  ['a merge', '<<: b'],
  ['an explicit key', '? a\n: b'],
  ['a key over two lines', 'a\n b: c'],
  ['a key without a value', 'a: b\nc\n'],
  ['a map in a line', 'a: b: c'],
  ['a list in a line', 'a: - c'],
  ['a tab as indent', 'a:\n\tb: c'],
  ['another indent', 'a:\n  b: c\n d: e'],
  ['flow over two lines', 'a: [b,\n  c]'],
  ['an open bracket', 'a: [b'],
  ['a comma too many', 'a: [b,, c]'],
  ['a comma too few', 'a: ["b" "c"]'],
  ['an open quote', "a: 'b"],
  ['no such escape', 'a: "\\q"'],
  ['a reserved sign', 'a: @b'],
  ['text without a key', 'a'],
])('%s is left to the library', (_, text) => {
  expect(fromTokens(text)).toEqual([undefined]);
});
