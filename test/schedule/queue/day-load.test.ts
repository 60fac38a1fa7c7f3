import { expect, test } from 'vitest';
import { dayLoad } from '../../../src/schedule/queue/day-load.ts';
import type { Queue, TimedBlock } from '../../../src/schedule/queue/queue.ts';

function block(identity: string, today: number): TimedBlock {
  return { cards: [{ identity, seconds: today / 2 }], today };
}

const QUEUE: Queue = {
  chain: [],
  reviews: [block('r/1', 30)],
  unseen: [block('n/1', 60), block('n/2', 60), block('n/3', 200)],
  spare: [block('s/1', 45), block('s/2', 90)],
  steps: [{ identity: 'm/1', seconds: 15, afterAnswers: 0, dueAt: 0, isRepeated: false }],
  budget: { seconds: 300, spent: 0, onReviews: 0 },
  answers: 0,
};

test('a day asks what was missed, then what fits, each with the repetitions that it is expected to need', () => {
  // 15 + 30 + 60 + 60 leave 135 of 300 seconds: too few for 200, enough for 45 and then 90.
  expect(dayLoad(QUEUE)).toEqual({ cards: 6, minutes: 300 / 60 });
});

test('what was spent before counts, and not as time of the rest of the day', () => {
  const budget = { ...QUEUE.budget, spent: 200 };
  expect(dayLoad({ ...QUEUE, budget })).toEqual({ cards: 3, minutes: 75 / 60 + 15 / 60 });
});

test('reviews end at eight tenths of the day while a new card fits', () => {
  const reviews = Array.from({ length: 20 }, (_, i) => block(`r/${i}`, 20));
  const rest = { ...QUEUE, steps: [], spare: [], reviews, unseen: [block('n/1', 40)] };
  // 12 reviews are 240 of 300 seconds; then the new card, and one more review.
  expect(dayLoad(rest)).toEqual({ cards: 14, minutes: 300 / 60 });
});

test('nothing is nothing', () => {
  expect(dayLoad({ ...QUEUE, reviews: [], unseen: [], spare: [], steps: [] })).toEqual({
    cards: 0,
    minutes: 0,
  });
});
