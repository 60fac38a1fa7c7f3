import { expect, test } from 'vitest';
import { doubtKeys } from '../../../src/ui/frontend/ask-doubt.ts';
import { EXAM_DOUBTS, SESSION_DOUBTS } from '../../../src/ui/frontend/doubt.ts';
import { afterReport, BEGIN, ENDING } from '../../../src/ui/frontend/exam-choices.ts';
import { EXAM_ACTIONS, TASK_KEYS } from '../../../src/ui/frontend/exam-keys.ts';
import {
  ACTION_KEYS,
  afterKeys,
  KEY_HELP,
  questionKeys,
  ratingKeys,
  revealKeys,
} from '../../../src/ui/frontend/keys.ts';
import { SESSION_ACTIONS, type TypedActions } from '../../../src/ui/frontend/typed-action.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** The word that does what a letter does; `undefined` where the letter does nothing. */
function wordOf(actions: TypedActions<unknown>, letter: string): string | undefined {
  const meant = actions.read(`:${letter}`);
  if (meant.type !== 'action') return undefined;
  return actions.words
    .split(' ')
    .find((word) => JSON.stringify(actions.read(word)) === JSON.stringify(meant));
}

test('a letter that does something in a session and in an exam does the same in both', () => {
  const both = LETTERS.flatMap((letter) => {
    const [session, exam] = [wordOf(SESSION_ACTIONS, letter), wordOf(EXAM_ACTIONS, letter)];
    return session !== undefined && exam !== undefined ? [[letter, session, exam]] : [];
  });
  expect(both).toEqual([
    ['q', ':quit', ':quit'],
    ['s', ':skip', ':skip'],
  ]);
});

test('a letter is the same as a key and after a colon', () => {
  for (const [letter, action] of Object.entries(ACTION_KEYS))
    expect(SESSION_ACTIONS.read(`:${letter}`)).toEqual({ type: 'action', action });
});

test('a letter is said to do one thing, on whatever screen', () => {
  const tables = [
    revealKeys(1),
    questionKeys(1),
    ratingKeys({ unsure: false, intervals: null }),
    ratingKeys({ unsure: true, intervals: null }),
    afterKeys({ outcome: 'wrong' }),
    TASK_KEYS,
    BEGIN.keys,
    ENDING.keys,
    afterReport(1).keys,
    doubtKeys('q', SESSION_DOUBTS.quit.enter),
    doubtKeys('q', EXAM_DOUBTS.quit.enter),
  ];
  const said = new Map<string, Set<string>>();
  for (const { key, label } of tables.flat())
    if (/^[a-z?]$/.test(key) && label !== undefined)
      said.set(key, (said.get(key) ?? new Set()).add(label.replace(/ \d+.*/, '')));
  expect(Object.fromEntries([...said].map(([key, labels]) => [key, [...labels].join(', ')]))).toEqual({
    h: 'hint',
    u: 'undo',
    s: 'skip',
    '?': 'keys',
    q: 'quit, end, not now',
    y: 'I was right, end the exam',
    n: 'I was wrong, go on, go back',
    o: 'I was right',
    f: 'flag',
    p: 'previous',
    l: 'list',
    r: 'review',
    m: 'study what cost the most',
    g: 'grade it as the answer',
  });
});

test('no key suspends a card: that is a command', () => {
  expect(Object.values(ACTION_KEYS)).not.toContain('suspend');
  expect(SESSION_ACTIONS.read(':suspend')).toEqual({ type: 'action', action: 'suspend' });
  expect(KEY_HELP.map(([key]) => key)).toContain(':suspend');
});
