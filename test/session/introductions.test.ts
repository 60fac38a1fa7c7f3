import { expect, test } from 'vitest';
import { emptyState } from '../../src/schedule/card-state.ts';
import { unopenedUnits } from '../../src/session/introductions.ts';
import { startSession } from '../../src/session/session.ts';
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

test('a session introduces a unit before its first question, and once', () => {
  const options = {
    entries: new Map(CARDS.map((card) => [card.identity, entryOf(card)])),
    seed: '',
    feed: { type: 'list', identities: CARDS.map(({ identity }) => identity) },
    statuses: new Map(),
    endsAt: null,
  } as const;
  const effectsOf = (introductions?: ReadonlyMap<string, string>): string[][] => {
    let { session } = startSession({ ...options, ...(introductions && { introductions }) }, 0);
    return CARDS.map((card) => {
      const at = step(session, { type: 'loaded', card, now: 0 });
      session = at.session;
      return at.effects.map((effect) =>
        effect.type === 'introduce' ? `introduce ${effect.unit}` : effect.type,
      );
    });
  };
  const question = ['show', 'ask'];
  expect(effectsOf(unopenedUnits(entries, new Map()))).toEqual([
    ['introduce a', ...question],
    question,
    ['introduce b', ...question],
  ]);
  expect(effectsOf()).toEqual([question, question, question]);
});
