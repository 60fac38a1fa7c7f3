import { expect, test } from 'vitest';
import { applyReview, type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { dueDay, retrievability } from '../../src/schedule/due.ts';
import type { MemoryModel } from '../../src/schedule/memory-model.ts';
import { DEFAULT_PARAMETERS } from '../../src/schedule/parameters.ts';
import { createRandom } from '../../src/schedule/random.ts';
import type { Rating, Review } from '../../src/schedule/review.ts';
import { createScheduler, type Scheduler } from '../../src/schedule/scheduler.ts';

/** Invented: a half-life that doubles with every success and halves with every lapse. */
const halfLife: MemoryModel = {
  id: 'half-life',
  first: (rating) => ({ stability: rating, difficulty: 1 }),
  next: ({ stability }, _, rating) => ({
    stability: rating === 1 ? stability / 2 : stability * 2,
    difficulty: 1,
  }),
  recall: ({ stability }, days) => 2 ** (-days / stability),
  interval: ({ stability }, retention) => -stability * Math.log2(retention),
};

const fsrs = createScheduler(DEFAULT_PARAMETERS);
const other: Scheduler = { ...fsrs, model: halfLife };

interface Logged extends Review {
  readonly id: string;
  readonly card: string;
}

const random = createRandom('log');
const LOG: Logged[] = Array.from({ length: 2000 }, (_, i) => {
  const day = Math.floor(i / 20);
  const rating = random.integer(1, 4) as Rating;
  return { id: `${i}`, card: `t/${random.integer(0, 80)}`, rating, day, at: day * 86_400_000 + i, ms: 4000 };
});

function replay(scheduler: Scheduler): Map<string, CardState> {
  const states = new Map<string, CardState>();
  for (const review of LOG) {
    const before = states.get(review.card) ?? emptyState();
    states.set(review.card, applyReview(before, review, scheduler, review.id));
  }
  return states;
}

test('a change of model is a replay of the log and loses nothing', () => {
  const before = replay(fsrs);
  const changed = replay(other);
  expect([...changed.keys()]).toEqual([...before.keys()]);
  for (const [card, state] of changed) {
    const { memory, ...facts } = state;
    const { memory: earlier, ...same } = before.get(card) ?? emptyState();
    expect(facts).toEqual(same);
    expect(memory).not.toEqual(earlier);
  }
  expect(replay(fsrs)).toEqual(before);
});

test('due days and recall follow the model', () => {
  const state = replay(other).get('t/1') ?? emptyState();
  expect(retrievability(state, (state.lastDay ?? 0) + (state.memory?.stability ?? 0), other)).toBeCloseTo(
    0.5,
    9,
  );
  const reviewedOnce = applyReview(emptyState(), { rating: 4, day: 0, at: 0 }, other, 'a');
  expect(dueDay(reviewedOnce, other)).toBe(1);
});
