import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { editCard } from '../../src/editor/edit-card.ts';
import { editorCommand } from '../../src/editor/open-editor.ts';
import type { Spawned } from '../../src/env.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';
import { testEnv } from '../support/test-env.ts';

const DECK = deckText(`${cardText('first')}${cardText('second')}`);

/** Edits the second card of a deck with an editor that does to the file what the test says. */
function edit(change: (path: string) => void, end: Spawned = { code: 0, signal: null }) {
  const env = testEnv();
  const path = join(env.workingDirectory, 'deck.md');
  writeFileSync(path, DECK);
  const [, card] = parseDeck(new SourceFile(path, DECK)).cards;
  if (!card) throw new Error('the deck has no second card');
  const calls: string[] = [];
  const spawn = (program: string, args: readonly string[]): Spawned => {
    calls.push([program, ...args].join(' '));
    change(path);
    return end;
  };
  return { calls, path, card, edited: editCard({ ...env, spawn }, ['vim'], card) };
}

test('the editor opens at the card, and the card comes back as it now reads', () => {
  const { calls, path, edited } = edit((file) =>
    writeFileSync(file, DECK.replace('Prompt of second', 'Reworded')),
  );
  const line = DECK.split('\n').indexOf('## Prompt of second') + 1;
  expect(calls).toEqual([`vim +${line} ${path}`]);
  expect(edited.problem).toBeUndefined();
  expect(edited.card.prompt.text).toBe('Reworded');
});

describe('the question stays as it was, and why is said', () => {
  test.each<[string, (path: string) => void, Spawned | undefined, RegExp]>([
    ['the editor fails', () => {}, { code: 1, signal: null }, /vim failed with exit code 1/],
    ['the editor is killed', () => {}, { code: null, signal: 'SIGKILL' }, /vim was ended by SIGKILL/],
    [
      'the editor is missing',
      () => {},
      { code: null, signal: null, error: new Error('spawnSync vim ENOENT') },
      /could not be started .*ENOENT.*config set editor/,
    ],
    ['the file is gone', (path) => rmSync(path), undefined, /deck\.md cannot be read any more/],
    [
      'the card is invalid',
      (path) => writeFileSync(path, DECK.replace('<!-- id: second -->', '')),
      undefined,
      /deck\.md:\d+:\d+: .*\n.*\n.*## Prompt of second/,
    ],
    [
      'the card is gone',
      (path) => writeFileSync(path, deckText(cardText('first'))),
      undefined,
      /has no card rbac\/second any more/,
    ],
  ])('%s', (_, change, end, words) => {
    const { edited, card } = edit(change, end);
    expect(edited.card).toBe(card);
    expect(edited.problem).toMatch(words);
  });

  test('what was saved in the editor is never undone', () => {
    const { path } = edit((file) => writeFileSync(file, 'all gone'));
    expect(readFileSync(path, 'utf8')).toBe('all gone');
  });
});

test.each([
  [{ EDITOR: 'nano' }, null, ['nano']],
  [{ EDITOR: 'nano', VISUAL: 'code --wait' }, null, ['code', '--wait']],
  [{ VISUAL: 'code' }, 'hx', ['hx']],
  [{}, null, ['vi']],
  [{ EDITOR: '  ' }, null, ['vi']],
])('of %j and the setting %j the editor is %j', (variables, setting, command) => {
  expect(editorCommand({ variables, platform: 'linux' }, setting)).toEqual(command);
});

test('a path with blanks may stand in quotes', () => {
  const EDITOR = `"/opt/my editor/bin" -w 'a b' $(rm)`;
  expect(editorCommand({ variables: { EDITOR }, platform: 'linux' }, null)).toEqual([
    '/opt/my editor/bin',
    '-w',
    'a b',
    '$(rm)',
  ]);
});
