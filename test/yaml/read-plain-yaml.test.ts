import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnyYaml } from '../../src/yaml/parse-yaml.ts';
import { readPlainYaml } from '../../src/yaml/read-plain-yaml.ts';
import type { YamlNode } from '../../src/yaml/yaml-node.ts';
import { ROOT } from '../support/decks.ts';

/** The front matter and every fence of YAML in the shipped decks and in the fixtures. */
const written = ['decks', 'test/fixtures'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const text = readFileSync(join(ROOT, folder, path), 'utf8');
      const fences = [...text.matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
      return [/^---\n([\s\S]*?)^---/m.exec(text)?.[1] ?? '', ...fences];
    }),
);

const forms = [
  'a: b',
  'a:\n- b\n- c: d\n  e: f\n',
  'a:\n  - - b\n    - c\n  - d\n',
  '# first\na: b # note\n\n# between\nc: "d # e"   # note\n',
  '---\na: b\n---\nc: d\n',
  'a: {b: c, d: [1, "2", \'3\'], e: {}, f: []}\n',
  'on: yes\n1: 010\nx: ~\n',
  'a: http://b:80/c?d=e#f\ng: 10:30\n',
  'a: -1\nb: -x\nc: --flag=1\nd: ?x\n',
];

/** What one edit makes of a text: most of it is not plain any more, or no YAML. */
const edited = fc
  .tuple(
    fc.constantFrom(...written.filter((text) => text.length < 1500), ...forms),
    fc.nat(),
    fc.nat(8),
    fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      '\n  ',
      ':',
      ': ',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!x ',
      '|',
      '>',
      '---\n',
      '...\n',
      '\t',
      '\\',
      '<<: ',
      '? ',
      '@',
      '%',
      '~',
      'null',
      '\u00e9',
    ),
  )
  .map(([text, at, cut, put]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + (cut > 4 ? 0 : cut));
  });

function agrees(text: string, scalars: 'kubectl' | 'strings'): void {
  const plain = readPlainYaml(text, scalars);
  if (plain === null) return;
  const any = parseAnyYaml(text, scalars);
  expect(any.problems).toEqual([]);
  const roots = (documents: readonly { readonly root: YamlNode | undefined }[]) =>
    documents.map(({ root }) => root);
  expect(roots(plain)).toEqual(roots(any.documents));
}

describe('what is read as plain YAML is read as the library reads it, places and all', () => {
  test.each(forms)('%j', (text) => {
    expect(readPlainYaml(text, 'kubectl')).not.toBeNull();
    agrees(text, 'kubectl');
    agrees(text, 'strings');
  });

  test('every YAML text of the decks and fixtures', () => {
    for (const text of written) agrees(text, 'kubectl');
  });

  test('most manifests of the decks are plain', () => {
    const manifests = written.filter((text) => text.startsWith('apiVersion'));
    const plain = manifests.filter((text) => readPlainYaml(text, 'kubectl') !== null);
    expect(plain.length / manifests.length).toBeGreaterThan(0.8);
  });

  test('any of them after an edit', () => {
    fc.assert(
      fc.property(edited, (text) => agrees(text, 'kubectl')),
      { numRuns: 3000 },
    );
  });
});

describe('what it leaves to the library', () => {
  test.each([
    'a: b\na: c',
    'a: &x b',
    'a: |\n  b\n',
    'a: "b\\n"',
    "a: 'it''s'",
    'a: b\n  c',
    'a:\nb: c',
    '{a: b,\n c: d}',
    'a:\tb',
    '"a b": c',
    'a: b\n...\n',
    '',
    '---\n',
    'a: b: c',
    `${'['.repeat(100)}${']'.repeat(100)}`,
  ])('%j', (text) => {
    expect(readPlainYaml(text, 'kubectl')).toBeNull();
  });
});
