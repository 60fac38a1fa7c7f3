import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardText, deckText } from '../support/decks.ts';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

const CARDS = 300;

test('each deck is read once, however many cards it has and match', async () => {
  const read = new Map<string, number>();
  const counting = (path: string, ...rest: [BufferEncoding]) => {
    read.set(path, (read.get(path) ?? 0) + 1);
    return readFileSync(path, ...rest);
  };
  const env = testEnv({ fs: { readFileSync: counting as never } });
  const decks = ['one', 'two'].map((topic) => {
    const path = join(env.workingDirectory, `${topic}.md`);
    const cards = Array.from({ length: CARDS }, (_, n) => cardText(`card-${n}`, '', `Quokka ${topic} ${n}`));
    writeFileSync(path, deckText(cards.join(''), topic));
    return path;
  });
  const flags = decks.flatMap((path) => ['--deck', path]);
  await runIn(env, 'topics', ...flags);
  read.clear();
  const { code, out } = await runIn(env, 'search', 'quokka', '--limit', '1000', '--json', ...flags);
  expect(code).toBe(0);
  expect(JSON.parse(out).cards).toHaveLength(2 * CARDS);
  expect(decks.map((path) => read.get(path))).toEqual([1, 1]);
  expect([...read].filter(([path, times]) => path.endsWith('.md') && times > 1)).toEqual([]);
});
