import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { unplainWords } from '../../src/lint/subjects/plain-english.ts';
import { ROOT } from '../support/decks.ts';

const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('plain-english.ts'),
);

/** The strings of a program, and the fixed parts of its templates. */
function textsIn(program: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: string; value?: unknown };
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateElement') texts.push((value as { cooked: string }).cooked);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(program, { lang: 'ts' }));
  return texts;
}

test('the texts of a program are its strings and templates, not its comments', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program.
  expect(textsIn("// mend\nconst a = 'one'; const b = `two ${a} three`;")).toEqual(['one', 'two ', ' three']);
});

/** Whether such a word is anywhere in a program, its comments included; only these programs need to be parsed. */
const mayHold = (program: string): boolean => unplainWords(program.replace(/[`"]/g, ' ')).length > 0;

test('what the program prints is in plain words', () => {
  const programs = SOURCES.map((path) => ({ path, program: readFileSync(join(ROOT, 'src', path), 'utf8') }));
  const found = programs
    .filter(({ program }) => mayHold(program))
    .flatMap(({ path, program }) =>
      textsIn(program)
        .filter((text) => text.includes(' '))
        .flatMap((text) => unplainWords(text).map(({ word }) => `${path}: "${word}" in: ${text}`)),
    );
  expect(found).toEqual([]);
});
