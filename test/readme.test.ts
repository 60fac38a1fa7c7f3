import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from './support/readme-blocks.ts';
import { runIn } from './support/run.ts';
import { testEnv } from './support/test-env.ts';

/** The pages, each with the blocks that it shows. */
const PAGES = ['README.md', 'decks/README.md'];
const BLOCK = /<!-- block: ([\w-]+) -->\n([\s\S]*?)<!-- \/block -->/g;

/** `npm run readme` sets it: the blocks are written instead of compared. */
const UPDATE = process.env['K8S_DRILL_UPDATE_README'] !== undefined;

const textOf = (page: string): string => readFileSync(pathOf(page), 'utf8');
const blocksOf = (text: string): string[] => [...text.matchAll(BLOCK)].map(([, name = '']) => name);

function pathOf(page: string): string {
  return resolve(import.meta.dirname, '..', page);
}

test.each(PAGES)('every session and table of %s is what the program says', async (page) => {
  const text = textOf(page);
  const made = new Map<string, string>();
  for (const name of blocksOf(text)) {
    const make = BLOCKS[name];
    if (!make) throw new Error(`${page} has a block '${name}' that nothing makes`);
    made.set(name, `${await make()}\n`);
  }
  const renewed = text.replace(
    BLOCK,
    (_, name: string) => `<!-- block: ${name} -->\n${made.get(name)}<!-- /block -->`,
  );
  if (UPDATE) writeFileSync(pathOf(page), renewed);
  else expect(text, 'npm run readme renews it').toBe(renewed);
});

test('every block is shown on one of the pages', () => {
  const shown = PAGES.flatMap((page) => blocksOf(textOf(page)));
  expect(shown.sort()).toEqual(Object.keys(BLOCKS).sort());
});

test.each(PAGES)('the deck in %s lints without a finding, warnings included', async (page) => {
  const [, deck = ''] = /^````markdown\n([\s\S]*?)^````$/m.exec(textOf(page)) ?? [];
  const env = testEnv();
  writeFileSync(join(env.workingDirectory, 'my-notes.md'), deck);
  const { code, out } = await runIn(env, 'lint', 'my-notes.md', '--max-warnings', '0');
  expect([code, out]).toEqual([0, 'nothing found in 1 file\n']);
});
