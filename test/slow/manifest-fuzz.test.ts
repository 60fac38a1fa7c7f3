import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../src/kubernetes/manifest/check-manifest.ts';
import { matchManifest } from '../../src/kubernetes/manifest/match/match-manifest.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseYaml, rootsOf } from '../../src/yaml/parse-yaml.ts';
import { PROTOTYPE_WORDS } from '../support/prototype-words.ts';
import { tries } from '../support/tries.ts';

const VALID = readFileSync(join(import.meta.dirname, '../fixtures/manifests-valid/shop.yaml'), 'utf8');
const VALID_ROOTS = rootsOf(parseYaml(VALID));
const LINES = VALID.split('\n');

/** Every range inside the text, every message in words. */
function answered(text: string): void {
  for (const { range, message } of checkManifest(new SourceFile('a.yaml', text), { kubernetes: '1.35' })) {
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeLessThanOrEqual(Math.max(text.length, 1));
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(message.length).toBeGreaterThan(3);
  }
}

/** Text that looks like YAML without being much. */
const yamlish = fc
  .array(
    fc.constantFrom(
      'a',
      'kind',
      ': ',
      ':',
      '- ',
      '\n',
      '  ',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '&a ',
      '*a',
      '!!str ',
      '|',
      '>',
      '#',
      '---\n',
      '<<',
      '? ',
      '%',
      '@',
      '0644',
      'yes',
      '\r\n',
      '\u0000',
      '\ud800',
      'é',
      '\uFEFF',
      ...PROTOTYPE_WORDS,
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** The valid file with lines dropped, doubled, moved and garbled. */
const mangled = fc
  .array(
    fc.tuple(
      fc.nat(LINES.length - 1),
      fc.constantFrom('drop', 'double', 'indent', 'outdent', 'cut', 'swap', 'prototype'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((edits) => {
    const lines = [...LINES];
    for (const [at, how] of edits) {
      const line = lines[at] ?? '';
      if (how === 'drop') lines.splice(at, 1);
      else if (how === 'double') lines.splice(at, 0, line);
      else if (how === 'indent') lines[at] = `  ${line}`;
      else if (how === 'outdent') lines[at] = line.replace(/^ {2}/, '');
      else if (how === 'cut') lines[at] = line.slice(0, line.length >> 1);
      else if (how === 'swap') lines[at] = LINES[(at * 7) % LINES.length] ?? '';
      else lines[at] = withPrototypeWord(line, at);
    }
    return lines.join('\n');
  });

/** A line with one of its words, key or value, replaced. */
function withPrototypeWord(line: string, at: number): string {
  const words = [...line.matchAll(/[\w./-]+/g)];
  const word = words[at % Math.max(words.length, 1)];
  if (word === undefined) return line;
  const other = PROTOTYPE_WORDS[at % PROTOTYPE_WORDS.length] ?? '';
  return line.slice(0, word.index) + other + line.slice(word.index + word[0].length);
}

describe('any text ends in an answer', { timeout: 3_600_000 }, () => {
  test.each([
    ['of any characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['that looks like YAML', yamlish],
    ['that was a manifest', mangled],
    ['that is JSON', fc.json({ maxDepth: 6 })],
  ])('%s', (_, texts) => {
    fc.assert(fc.property(texts, answered), { numRuns: tries(1500) });
  });

  test('compared with a valid file', () => {
    fc.assert(
      fc.property(fc.oneof(mangled, yamlish), (text) => {
        const { met, total, differences } = matchManifest(rootsOf(parseYaml(text)), VALID_ROOTS, [
          'spec.ingress',
        ]);
        expect(met).toBeLessThanOrEqual(total);
        if (differences.length === 0) expect(met).toBe(total);
      }),
      { numRuns: tries(300) },
    );
  });
});

describe('deep, long and wide texts', () => {
  test.each([
    ['open brackets', '['.repeat(200_000)],
    ['open braces', '{"a":'.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['colons', 'a: '.repeat(20_000)],
    ['question marks', '? '.repeat(20_000)],
    ['anchors', '&a '.repeat(20_000)],
    ['aliases', '*a '.repeat(20_000)],
    ['quotes', '"'.repeat(50_001)],
    ['documents', '---\n'.repeat(50_000)],
    ['equal keys', 'a: b\n'.repeat(50_000)],
    ['one long line', `a: ${'x'.repeat(2_000_000)}`],
  ])('%s', (_, text) => answered(text));

  test('a text over 10 MB is refused in words', () => {
    const [only, ...rest] = checkManifest(new SourceFile('a.yaml', 'a: b\n'.repeat(2_200_000)), {
      kubernetes: '1.35',
    });
    expect(only?.code).toBe('yaml-size');
    expect(rest).toEqual([]);
  });

  test('aliases of aliases are shared and counted', () => {
    const lines = ['apiVersion: v1', 'kind: Pod', 'a0: &a0 [x,x,x,x,x,x,x,x,x]'];
    for (let n = 1; n < 30; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join()}]`,
      );
    const text = lines.join('\n');
    expect(parseYaml(text).problems.map((p) => p.code)).toContain('yaml-alias-cap');
    answered(text);
  });
});
