import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../src/kubernetes/manifest/check-manifest.ts';
import { fieldOf, typeOfKind } from '../../../src/kubernetes/schema/schemas.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';
import { nodeAt, stringOf, type YamlNode } from '../../../src/yaml/yaml-node.ts';

const VALID = readFileSync(join(import.meta.dirname, '../../fixtures/manifests-valid/shop.yaml'), 'utf8');

interface Key {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value: YamlNode;
  readonly required: boolean;
}

/** Every key of the text that the schemas know as a field, with its place. */
function keysOf(text: string): Key[] {
  return parseYaml(text).documents.flatMap(({ root }) => {
    const type = typeOfKind(stringOf(nodeAt(root, 'apiVersion')) ?? '', stringOf(nodeAt(root, 'kind')) ?? '');
    return root === undefined || type === undefined ? [] : below(root, type);
  });
}

function below(node: YamlNode, type: string): Key[] {
  if (node.kind === 'list') return node.items.flatMap((item) => below(item, type));
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keyRange, value }) => {
    const field = fieldOf(type, key);
    if (field === undefined) return [];
    const own: Key = { name: key, ...keyRange, value, required: field.required };
    return [own, ...(field.shape === 'map' ? [] : below(value, field.type))];
  });
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
const errorLines = (text: string): number[] =>
  checkManifest(new SourceFile('shop.yaml', text), { kubernetes: '1.35' })
    .filter((d) => d.severity === 'error')
    .map((d) => d.file.lines.position(d.range.start).line);

const replace = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const keys = keysOf(VALID);
const identity = new Set(['apiVersion', 'kind']);

interface Variant {
  readonly what: string;
  readonly text: string;
  readonly line: number;
}

const renamed: Variant[] = keys
  .filter((key) => !identity.has(key.name))
  .map((key) => ({
    what: `${key.name}, line ${lineOf(VALID, key.start)}, renamed by a letter`,
    text: replace(VALID, key.start, key.end, `${key.name.slice(0, -1)}${key.name.endsWith('x') ? 'q' : 'x'}`),
    line: lineOf(VALID, key.start),
  }));

const mistyped: Variant[] = keys
  .filter((key) => key.value.kind === 'scalar' && !identity.has(key.name))
  .map((key) => ({
    what: `${key.name}, line ${lineOf(VALID, key.start)}, of the wrong type`,
    text: replace(VALID, key.value.range.start, key.value.range.end, '{a: [b]}'),
    line: lineOf(VALID, key.value.range.start),
  }));

/** A field on a line of its own, moved to the top of its document. */
const moved: Variant[] = keys.flatMap((key) => {
  const indent = VALID.slice(VALID.lastIndexOf('\n', key.start - 1) + 1, key.start);
  if (
    indent === '' ||
    indent.trim() !== '' ||
    key.value.kind !== 'scalar' ||
    key.name === 'name' ||
    key.required
  )
    return [];
  const lineStart = key.start - indent.length;
  const lineEnd = VALID.indexOf('\n', key.start) + 1;
  const next = VALID.indexOf('\n---\n', key.start);
  const end = next < 0 ? VALID.length : next + 1;
  const line = VALID.slice(key.start, lineEnd);
  const text = VALID.slice(0, lineStart) + VALID.slice(lineEnd, end) + line + VALID.slice(end);
  return [
    {
      what: `${key.name}, line ${lineOf(VALID, key.start)}, moved to the top`,
      text,
      line: lineOf(text, end - (lineEnd - lineStart)),
    },
  ];
});

/** A required field set to nothing, which is to the API as if it were not there. */
const removed: Variant[] = keys
  .filter((key) => key.required)
  .map((key) => ({
    what: `${key.name}, line ${lineOf(VALID, key.start)}, required and without a value`,
    text: replace(
      VALID,
      key.end,
      key.value.range.end,
      VALID[key.value.range.end - 1] === '\n' ? ': null\n' : ': null',
    ),
    line: lineOf(VALID, key.start),
  }));

const variants = [...renamed, ...mistyped, ...moved, ...removed];

describe('a valid file', () => {
  test('is accepted', () => expect(errorLines(VALID)).toEqual([]));
  test('has enough fields', () => expect(variants.length).toBeGreaterThanOrEqual(150));
});

describe('each way to break it is reported at its line', () => {
  test.each(variants)('$what', ({ text, line }) => {
    expect(errorLines(text)).toContain(line);
  });
});
