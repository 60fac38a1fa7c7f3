import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Parser } from 'yaml';
import { collecting } from '../../.build/eager-yaml.mjs';
import { ROOT } from '../support/decks.ts';
import { writtenYaml, yamlWithSlips } from '../support/yaml-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-yaml-'));
let Eager: typeof Parser;

beforeAll(async () => {
  cpSync(join(ROOT, 'node_modules/yaml/browser'), folder, { recursive: true });
  for (const name of ['lexer', 'parser']) {
    const file = join(folder, 'dist/parse', `${name}.js`);
    writeFileSync(file, collecting(readFileSync(file, 'utf8')));
  }
  const { href } = pathToFileURL(join(folder, 'dist/index.js'));
  ({ Parser: Eager } = await import(/* @vite-ignore */ href));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the parser without generators finds the tokens that the one with them finds', () => {
  const tokens = (By: typeof Parser, text: string) => [...new By().parse(text)];

  test('in fixtures and decks', () => {
    for (const text of writtenYaml) expect(tokens(Eager, text)).toEqual(tokens(Parser, text));
  });

  test('in texts with slips', () => {
    fc.assert(
      fc.property(yamlWithSlips, (text) => {
        expect(tokens(Eager, text)).toEqual(tokens(Parser, text));
      }),
      { numRuns: 1000 },
    );
  });

  test('and gives them as a list', () => {
    expect(new Eager().parse('a: b')).toMatchObject([{ type: 'document' }]);
  });
});

test('code of another form fails the build', () => {
  expect(() => collecting('class Lexer {\n    *lex(source) { const it = yield; }\n}')).toThrow('another way');
  expect(() => collecting('class Lexer {\n    tokens(source) { return []; }\n}')).toThrow('another way');
});
