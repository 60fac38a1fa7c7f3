import { describe, expect, test } from 'vitest';
import { emptyState } from '../../src/schedule/card-state.ts';
import type { Input } from '../../src/session/event.ts';
import { unopenedUnits } from '../../src/session/introductions.ts';
import { type Session, startSession, type Transition } from '../../src/session/session.ts';
import { step } from '../../src/session/step.ts';
import { entryOf, textCard } from '../support/cards.ts';

const CARDS = ['a/1', 'a/2', 'b/1'].map((identity) => textCard(identity, 'x'));
const entries = CARDS.map((card) => ({ identity: card.identity, unit: card.topic }));
const seen = { ...emptyState(), phase: 'review' } as const;

test('a unit is opened by the first of its cards that was seen', () => {
  expect([...unopenedUnits(entries, new Map())]).toEqual([
    ['a/1', 'a'],
    ['a/2', 'a'],
    ['b/1', 'b'],
  ]);
  expect([...unopenedUnits(entries, new Map([['a/2', seen]]))]).toEqual([['b/1', 'b']]);
  expect(unopenedUnits(entries, new Map([['a/2', emptyState()]])).size).toBe(3);
});

const OPTIONS = {
  entries: new Map(CARDS.map((card) => [card.identity, entryOf(card)])),
  seed: '',
  feed: { type: 'list', identities: CARDS.map(({ identity }) => identity) },
  statuses: new Map(),
  endsAt: null,
} as const;

/** What was shown and asked, in words. */
function wordsOf({ effects }: Transition): string[] {
  return effects.map((effect) => {
    if (effect.type === 'introduce') return `introduce ${effect.unit}`;
    return effect.type === 'ask' ? `ask ${effect.ask.type}` : effect.type;
  });
}

function withIntroductions(introductions: ReadonlyMap<string, string> = unopenedUnits(entries, new Map())) {
  return startSession({ ...OPTIONS, introductions }, 0).session;
}

test('a session introduces a unit before its first question, and once', () => {
  const loadEach = (session: Session): string[][] =>
    CARDS.map((card) => {
      const at = step(session, { type: 'loaded', card, now: 0 });
      session = at.session;
      return wordsOf(at);
    });
  const question = ['show', 'ask answer'];
  expect(loadEach(withIntroductions())).toEqual([['introduce a'], question, ['introduce b']]);
  expect(loadEach(startSession(OPTIONS, 0).session)).toEqual([question, question, question]);
});

describe('after an introduction', () => {
  const [card = textCard('a/1', 'x')] = CARDS;
  const introduced = (isShown: boolean): Transition => {
    const { session } = step(withIntroductions(), { type: 'loaded', card, now: 0 });
    return step(session, { type: 'introduced', isShown, now: 0 });
  };
  const after = (input: Input): string[] =>
    wordsOf(step(introduced(true).session, { type: 'input', input, ms: 1000, now: 0 }));

  test('a key is waited for, where it was shown', () => {
    expect(wordsOf(introduced(true))).toEqual(['ask introduction']);
    expect(wordsOf(introduced(false))).toEqual(['show', 'ask answer']);
  });

  test.each<[Input, string[]]>([
    [{ type: 'next' }, ['show', 'ask answer']],
    [{ type: 'reveal' }, ['show', 'ask answer']],
    [{ type: 'action', action: 'quit' }, ['show', 'end']],
    [{ type: 'end-of-input' }, ['show', 'end']],
    [{ type: 'action', action: 'hint' }, ['ask introduction']],
    [{ type: 'action', action: 'undo' }, ['show', 'ask introduction']],
    [{ type: 'action', action: 'skip' }, ['show', 'load']],
  ])('%j leads to %j', (input, expected) => {
    expect(after(input)).toEqual(expected);
  });

  test('the time that it was read is no part of the answer', () => {
    const { session } = step(introduced(true).session, {
      type: 'input',
      input: { type: 'next' },
      ms: 9000,
      now: 0,
    });
    expect(session.turn).toMatchObject({ phase: 'asking', ms: 0 });
  });
});
