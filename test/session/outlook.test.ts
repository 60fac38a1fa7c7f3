import { expect, test } from 'vitest';
import { emptyState } from '../../src/schedule/card-state.ts';
import { outlookOf } from '../../src/session/outlook.ts';
import { type Done, summarize } from '../../src/session/summary.ts';
import { done, missed } from '../support/done.ts';

const CONTEXT = { time: { spent: 10, budget: 30 }, streak: 4, tomorrow: { cards: 9, minutes: 6 } };
const KNOWN = { before: { ...emptyState(), phase: 'review' } } as const;
const outlook = (answers: readonly Done[]) => outlookOf(summarize(answers, [], 'finished'), CONTEXT);

test('new cards are told from reviews, each counted once', () => {
  const again = missed('a/1', { before: { ...emptyState(), phase: 'learning' } });
  expect(outlook([missed('a/1'), done('a/2', KNOWN), again, done('a/3', KNOWN), done('a/4')])).toEqual({
    ...CONTEXT,
    ...{ learnt: 2, reviewed: 2, missed: 1, relearned: 0, weakest: null },
  });
});

test('a missed card is relearned when its last answer was right, hard or not', () => {
  const answers = [missed('a/1'), missed('a/2'), missed('a/3'), done('a/1', { rating: 2 }), missed('a/2')];
  expect(outlook([...answers, done('a/3'), done('a/4')])).toMatchObject({ missed: 3, relearned: 2 });
});

test.each<[string, readonly Done[], string | null]>([
  ['the lowest of two', [done('a/1'), missed('b/1')], 'b'],
  ['none where only one was asked', [missed('a/1')], null],
  ['none where all was right', [done('a/1'), done('b/1')], null],
  ['none where nothing was asked', [], null],
])('the weakest topic is %s', (_, answers, weakest) => {
  expect(outlook(answers).weakest).toBe(weakest);
});
