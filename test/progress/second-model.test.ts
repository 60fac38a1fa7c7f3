import { expect, test } from 'vitest';
import { openProgress } from '../../src/progress/progress.ts';
import type { MemoryModel } from '../../src/schedule/memory-model.ts';
import type { Scheduler } from '../../src/schedule/scheduler.ts';
import { review, SCHEDULER } from '../support/events.ts';
import { testEnv } from '../support/test-env.ts';

/** Invented: remembers nothing but the last rating. */
const lastRating: MemoryModel = {
  id: 'last-rating',
  first: (rating) => ({ stability: rating, difficulty: 1 }),
  next: (_, __, rating) => ({ stability: rating, difficulty: 1 }),
  recall: ({ stability }, days) => 1 / (1 + days / stability),
  interval: ({ stability }) => stability,
};

test('another memory model finds a snapshot of the first one, and replays the log instead', () => {
  const env = testEnv();
  const open = (scheduler: Scheduler) => openProgress(env, scheduler, (identity) => identity);
  const first = open(SCHEDULER);
  for (let i = 0; i < 120; i++)
    first.record(review(i, { card: `rbac/${i % 9}`, rating: i % 2 === 0 ? 3 : 1 }));
  first.save();
  const before = new Map(first.states);

  const other = open({ ...SCHEDULER, model: lastRating });
  expect(other.findings).toEqual([]);
  expect([...other.states.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [card, state] of other.states) {
    expect(state).toMatchObject({ reviews: before.get(card)?.reviews, phase: before.get(card)?.phase });
    expect([1, 3]).toContain(state.memory?.stability);
  }
  other.save();
  expect(new Map(open(SCHEDULER).states)).toEqual(before);
});
