import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/deck/card.ts';
import type { Input } from '../../src/session/event.ts';
import { startQuiz } from '../../src/session/quiz.ts';
import { entryOf, textCard } from '../support/cards.ts';
import { playThrough } from '../support/play-through.ts';
import { reviewed, schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith();
const typed = (text: string): Input => ({ type: 'answer', given: { type: 'text', text } });
const next: Input = { type: 'next' };
const cards = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => textCard(`etcd/${id}`, id));

function quiz(
  inputs: readonly Input[],
  options: { count?: number; seed?: string; cards?: readonly Card[] } = {},
) {
  const all = options.cards ?? cards;
  const start = startQuiz(
    { entries: all.map(entryOf), states: new Map(), count: options.count ?? 10, seed: options.seed ?? 's' },
    0,
  );
  return playThrough(start, all, inputs, { scheduler });
}

test('asks each drawn card once, right or wrong, and then ends', async () => {
  const inputs = Array.from({ length: 6 }, () => [typed('a'), next]).flat();
  const { asked, of } = await quiz(inputs);
  expect([...asked].sort()).toEqual(cards.map((c) => c.identity));
  expect(of('end')[0]?.summary).toMatchObject({ reason: 'finished', asked: 6, correct: 1, percent: 16 });
  expect(of('end')[0]?.summary.again).toHaveLength(5);
});

test('the same seed draws the same cards in the same order, another seed others', async () => {
  const inputs = Array.from({ length: 3 }, () => [typed('x'), next]).flat();
  const drawn = async (seed: string) => (await quiz(inputs, { count: 3, seed })).asked.join();
  expect(await drawn('one')).toBe(await drawn('one'));
  const others = await Promise.all(['two', 'three', 'four', 'five'].map(drawn));
  expect(new Set(others).size).toBeGreaterThan(1);
});

test('where input ends, what is still open counts as wrong', async () => {
  const { of } = await quiz([typed('zzz'), next, { type: 'end-of-input' }], { count: 4 });
  const { summary } = of('end')[0] ?? {};
  expect(summary).toMatchObject({ reason: 'input-ended', asked: 4, correct: 0, percent: 0 });
  expect(summary?.skipped).toHaveLength(3);
  expect(summary?.topics).toEqual([{ topic: 'etcd', asked: 4, correct: 0, percent: 0 }]);
});

test('quitting leaves what was not asked out of the score', async () => {
  const { of } = await quiz([{ type: 'action', action: 'quit' }], { count: 4 });
  expect(of('end')[0]?.summary).toMatchObject({ reason: 'quit', asked: 0 });
});

test('a skipped question counts as wrong', async () => {
  const { of } = await quiz([
    { type: 'action', action: 'skip' },
    { type: 'action', action: 'quit' },
  ]);
  expect(of('end')[0]?.summary).toMatchObject({ asked: 1, correct: 0 });
});

test('a skipped question comes at the end, and counts once however it ends', async () => {
  const skip: Input = { type: 'action', action: 'skip' };
  const two = ['a', 'b'].map((id) => textCard(`etcd/${id}`, 'x'));
  const answered = await quiz([skip, typed('x'), next, typed('x'), next], { cards: two });
  expect(answered.asked).toEqual([answered.asked[0], answered.asked[1], answered.asked[0]]);
  expect(answered.of('end')[0]?.summary).toMatchObject({ asked: 2, correct: 2, skipped: [] });
  const ended = await quiz([skip, typed('x'), next, { type: 'end-of-input' }], { cards: two });
  expect(ended.of('end')[0]?.summary).toMatchObject({ asked: 2, correct: 1 });
  expect(ended.of('end')[0]?.summary.skipped).toHaveLength(1);
});

describe('what is drawn', () => {
  const siblings = ['a', 'b', 'c'].map((id) => {
    const card = textCard(`etcd/${id}`, id);
    return { ...card, properties: { ...card.properties, group: 'g' } };
  });

  test('is one of siblings, as long as there are other cards', async () => {
    const all = [...siblings, textCard('etcd/x', 'x'), textCard('etcd/y', 'y')];
    const { asked } = await quiz([typed('1'), next, typed('1'), next, typed('1'), next], {
      count: 3,
      cards: all,
    });
    expect(asked.filter((identity) => siblings.some((s) => s.identity === identity))).toHaveLength(1);
  });

  test('is never a card that was set aside', async () => {
    const states = new Map([['etcd/a', { ...reviewed([[0, 3]]), suspended: 'learner' as const }]]);
    const start = startQuiz({ entries: cards.map(entryOf), states, count: 10, seed: 's' }, 0);
    const { feed } = start.session;
    expect(feed.type === 'list' ? feed.identities : []).toHaveLength(5);
    expect(feed.type === 'list' ? feed.identities : []).not.toContain('etcd/a');
  });
});
