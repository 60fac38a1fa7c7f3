import { describe, expect, test } from 'vitest';
import { parseData } from '../../src/yaml/parse-data.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import { nodeAt } from '../../src/yaml/yaml-node.ts';

const data = (text: string) => parseData(text).documents;
const codes = (text: string) => parseYaml(text).problems.map((p) => p.code);

describe('scalars mean what they mean to kubectl', () => {
  test.each([
    ['yes', true],
    ['on', true],
    ['y', true],
    ['No', false],
    ['OFF', false],
    ['~', null],
    ['', null],
    ['0644', 420],
    ['0o644', 420],
    ['0x1F', 31],
    ['-0b11', -3],
    ['1_000', 1000],
    ['089', 89],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1.30', 1.3],
    ['2026-11-20', '2026-11-20'],
    ['22:30', '22:30'],
    ['1.2.3', '1.2.3'],
    ['100m', '100m'],
    ['"yes"', 'yes'],
    ["'0644'", '0644'],
    ['!!str 12', '12'],
  ])('%s', (written, value) => {
    expect(data(`a: ${written}`)).toEqual([{ a: value }]);
  });

  test('all are strings when asked for', () => {
    expect(parseData('a: 1.30\nb: 010\nc: yes\nd: ~', 'strings').documents).toEqual([
      { a: '1.30', b: '010', c: 'yes', d: '~' },
    ]);
  });

  test('keys become the words that JSON has for them', () => {
    expect(data('1: a\non: b\n"on": c')).toEqual([{ '1': 'a', true: 'b', on: 'c' }]);
  });
});

describe('forms', () => {
  test.each<[string, string, unknown[]]>([
    ['several documents, empty ones left out', '---\n---\na: 1\n---\nb: 2\n...\n', [{ a: 1 }, { b: 2 }]],
    ['JSON with tabs', '{\n\t"a": [1,\t2]\n}', [{ a: [1, 2] }]],
    ['KYAML', '---\n{\n  a: "b", # why\n  d: [\n    "x",\n  ],\n}\n', [{ a: 'b', d: ['x'] }]],
    ['anchors', 'a: &x {b: 1}\nc: *x\n', [{ a: { b: 1 }, c: { b: 1 } }]],
    [
      'merges; what is written wins',
      'a: &x {b: 1, c: 2}\nd: {<<: *x, b: 3}',
      [{ a: { b: 1, c: 2 }, d: { b: 3, c: 2 } }],
    ],
    ['block scalars', 'a: |\n  x\n  y\nb: >-\n  x\n  y', [{ a: 'x\ny\n', b: 'x y' }]],
    ['a byte-order mark and CRLF', '\uFEFFa: 1\r\nb: x\r\n', [{ a: 1, b: 'x' }]],
    ['a key of a prototype', '__proto__: 1', [Object.fromEntries([['__proto__', 1]])]],
  ])('%s', (_, text, expected) => {
    expect(parseData(text)).toEqual({ documents: expected, problems: [] });
  });

  test('every key and value has its place', () => {
    const text = 'kind: Pod\nspec:\n  containers:\n  - name: "web"\n';
    const root = parseYaml(text).documents[0]?.root;
    const name = nodeAt(root, 'spec', 'containers', 0);
    const entry = name?.kind === 'map' ? name.entries[0] : undefined;
    expect(text.slice(entry?.keyRange.start, entry?.keyRange.end)).toBe('name');
    expect(text.slice(entry?.value.range.start, entry?.value.range.end)).toBe('"web"');
  });

  test('a byte-order mark moves no range', () => {
    const text = '\uFEFFab: 1';
    const root = parseYaml(text).documents[0]?.root;
    const entry = root?.kind === 'map' ? root.entries[0] : undefined;
    expect(text.slice(entry?.keyRange.start, entry?.keyRange.end)).toBe('ab');
  });
});

describe('what is refused', () => {
  test.each([
    ['a: 1\na: 2', 'yaml-duplicate-key'],
    ['a:\n\t- b', 'yaml-tab'],
    ['a: b: c', 'yaml-syntax'],
    ['a: "x', 'yaml-syntax'],
    ['a: [1, 2', 'yaml-indent'],
    ['a:\n  b: 1\n c: 2', 'yaml-indent'],
    ['a: {{ .Values.x }}', 'yaml-key'],
    ['? [a]\n: b', 'yaml-key'],
    ['~: a', 'yaml-key'],
    ['a: *nope', 'yaml-alias'],
    ['a: &x [*x]', 'yaml-alias'],
    ['<<: 1', 'yaml-merge'],
    ['a: !foo 1', 'yaml-tag'],
    ['['.repeat(50_000), 'yaml-depth'],
    [`a: |\n  x\nb: ${'['.repeat(9_000)}`, 'yaml-depth'],
    [`${'- '.repeat(50_000)}a`, 'yaml-depth'],
    [Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml-depth'],
    [`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`, 'yaml-depth'],
  ])('%.40s is %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test('two equal keys are both named', () => {
    const [problem] = parseYaml('a: 1\nb: 2\na: 3').problems;
    expect(problem).toMatchObject({
      range: { start: 10, end: 11 },
      related: { range: { start: 0, end: 1 } },
    });
  });

  test('a text over 10 MB', () => {
    expect(codes('x'.repeat(10 * 1024 * 1024 + 1))).toEqual(['yaml-size']);
  });

  test('aliases that stand for a billion parts', () => {
    const lines = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
    for (let n = 1; n < 10; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join()}]`,
      );
    expect(codes(lines.join('\n'))).toEqual(['yaml-alias-cap']);
  });

  test('one document does not hide the next', () => {
    expect(codes('a: "x\n---\na: 1\na: 2')).toEqual(['yaml-syntax']);
    expect(codes('a: b: c\n---\na: 1\na: 2')).toEqual(['yaml-syntax', 'yaml-duplicate-key']);
  });
});
