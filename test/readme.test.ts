import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from './support/readme-blocks.ts';

const README = resolve(import.meta.dirname, '../README.md');
const BLOCK = /<!-- block: ([\w-]+) -->\n([\s\S]*?)<!-- \/block -->/g;

/** `npm run readme` sets it: the blocks are written instead of compared. */
const UPDATE = process.env['K8S_DRILL_UPDATE_README'] !== undefined;

test('every session and table of the README is what the program says', async () => {
  const text = readFileSync(README, 'utf8');
  const made = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(BLOCK)) {
    const make = BLOCKS[name];
    if (!make) throw new Error(`the README has a block '${name}' that nothing makes`);
    made.set(name, `${await make()}\n`);
  }
  const renewed = text.replace(
    BLOCK,
    (_, name: string) => `<!-- block: ${name} -->\n${made.get(name)}<!-- /block -->`,
  );
  if (UPDATE) writeFileSync(README, renewed);
  else expect(text, 'npm run readme renews it').toBe(renewed);
  expect([...made.keys()].sort()).toEqual(Object.keys(BLOCKS).sort());
});
