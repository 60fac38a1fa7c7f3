import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { cardText, deckText } from '../support/decks.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const DECK = deckText(cardText('port', '```text answer\n1\n```', 'Name the port'), 'a');

/** Lines of input; before the second one the deck is changed. */
function changing(change: (deck: string) => string): TestEnv {
  const env = testEnv();
  const path = join(env.workingDirectory, 'a.md');
  writeFileSync(path, DECK);
  async function* lines() {
    yield '';
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    yield '2\n';
    yield '2\n';
  }
  return Object.assign(env, { stdin: Object.assign(Readable.from(lines()), { isTTY: false }) });
}

const ARGV = ['study', '--deck', 'a.md', '--topic', 'a'];

test('a card that is changed while it is asked is asked anew, and graded as it then is', async () => {
  const { out } = await runIn(
    changing((deck) => deck.replace('\n1\n', '\n2\n').replace('Name the', 'Give the')),
    ...ARGV,
  );
  expect(out).toMatch(/Name the port[\s\S]*here it is again[\s\S]*Give the port[\s\S]*\+ Right/);
  expect(out).toContain('1 of 1 right');
});

test('another note or hint is no other question', async () => {
  const { out } = await runIn(
    changing((deck) => `${deck.trimEnd()}\n\n> [!NOTE]\n> Why.\n`),
    ...ARGV,
  );
  expect(out).not.toContain('anew');
  expect(out).toContain('x Wrong');
});

test('a card that is broken for a moment is graded as it was asked', async () => {
  const { out } = await runIn(
    changing((deck) => deck.replace('id: port', 'id: Port')),
    ...ARGV,
  );
  expect(out).toContain('x Wrong');
});
