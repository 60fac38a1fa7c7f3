import { describe, expect, test } from 'vitest';
import {
  applyKnown,
  applyManualChange,
  applyReview,
  emptyState,
  isMissed,
} from '../../src/schedule/card-state.ts';
import { dueDay } from '../../src/schedule/due.ts';
import { isLeech } from '../../src/schedule/leech.ts';
import { hash } from '../../src/schedule/random.ts';
import type { Rating } from '../../src/schedule/review.ts';
import { DAY, reviewed, schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith();

describe('phases', () => {
  test.each<{ ratings: Rating[]; phase: string; step: number }>([
    { ratings: [], phase: 'new', step: 0 },
    { ratings: [1], phase: 'learning', step: 0 },
    { ratings: [2], phase: 'review', step: 0 },
    { ratings: [3], phase: 'review', step: 0 },
    { ratings: [4], phase: 'review', step: 0 },
    { ratings: [1, 1], phase: 'learning', step: 1 },
    { ratings: [1, 1, 1], phase: 'learning', step: 1 },
    { ratings: [1, 2], phase: 'review', step: 0 },
    { ratings: [1, 3], phase: 'review', step: 0 },
    { ratings: [1, 1, 4], phase: 'review', step: 0 },
    { ratings: [3, 1], phase: 'relearning', step: 0 },
    { ratings: [3, 1, 1], phase: 'relearning', step: 1 },
    { ratings: [3, 1, 3], phase: 'review', step: 0 },
    { ratings: [3, 1, 3, 1], phase: 'relearning', step: 0 },
  ])('$ratings leads to $phase, step $step', ({ ratings, phase, step }) => {
    const state = reviewed(ratings.map((rating) => [100, rating] as const));
    expect(state).toMatchObject({ phase, step, reviews: ratings.length });
  });

  test('a missed card has no day on which it is due, a card in review has', () => {
    expect(dueDay(reviewed([[100, 1]]), scheduler)).toBeNull();
    expect(dueDay(reviewed([[100, 4]]), scheduler)).toBe(108);
  });

  test.each<[Rating, boolean]>([
    [1, false],
    [2, true],
    [3, true],
  ])('a first answer of %i is remembered as right: %s', (rating, right) => {
    expect(reviewed([[100, rating]]).firstRight).toBe(right);
    const later = reviewed([
      [100, rating],
      [101, 1],
      [101, 3],
    ]);
    expect(later.firstRight).toBe(right);
  });
});

describe('an answer', () => {
  const first = { rating: 3, day: 100, at: 100 * DAY + 5, ms: 4000 } as const;

  test('makes a state of facts alone', () => {
    // By FSRS-6 a first Good is stable for 2.3065 days at difficulty 2.1181.
    expect(applyReview(emptyState(), first, scheduler, 'event-0')).toEqual({
      phase: 'review',
      step: 0,
      memory: { stability: 2.3065, difficulty: expect.closeTo(2.1181, 4) },
      firstDay: 100,
      lastDay: 100,
      lastAt: 100 * DAY + 5,
      reviews: 1,
      ms: 4000,
      lapses: 0,
      firstRight: true,
      suspended: null,
      buriedOn: null,
      fuzzSeed: hash('event-0'),
    });
  });

  test('adds its time, of a pause no more than a quarter of an hour, and of none nothing', () => {
    const state = applyReview(emptyState(), first, scheduler, 'a');
    const msAfter = (ms: number | undefined) =>
      applyReview(state, { rating: 3, day: 101, at: 0, ...(ms !== undefined && { ms }) }, scheduler, 'b').ms;
    expect([msAfter(2500), msAfter(undefined), msAfter(900_000), msAfter(900_001)]).toEqual([
      6500, 4000, 904_000, 904_000,
    ]);
  });

  test('keeps what was set aside or buried as it is', () => {
    const aside = { ...emptyState(), suspended: 'learner', buriedOn: 99 } as const;
    expect(applyReview(aside, first, scheduler, 'a')).toMatchObject({ suspended: 'learner', buriedOn: 99 });
  });
});

test.each([
  ['new', null, false],
  ['learning', null, true],
  ['review', null, false],
  ['relearning', null, true],
  ['learning', 'learner', false],
  ['relearning', 'leech', false],
] as const)('a card in %s, set aside by %s, waits to be asked again: %s', (phase, suspended, waits) => {
  expect(isMissed({ ...emptyState(), phase, suspended })).toBe(waits);
});

describe('days', () => {
  test('what lies between reviews are study days, not hours', () => {
    const evening = { rating: 4, day: 100, at: 100 * DAY + 23 * 60 * 60_000 } as const;
    const state = applyReview(emptyState(), evening, scheduler, 'a');
    const sameDay = applyReview(
      state,
      { rating: 3, day: 100, at: evening.at + 4 * 60 * 60_000 },
      scheduler,
      'b',
    );
    const nextDay = applyReview(
      state,
      { rating: 3, day: 101, at: evening.at + 4 * 60 * 60_000 },
      scheduler,
      'b',
    );
    expect(sameDay.memory?.stability).not.toBe(nextDay.memory?.stability);
  });

  test('a clock that went backwards counts as no time passed', () => {
    const before = reviewed([[100, 4]]);
    const back = applyReview(before, { rating: 3, day: 40, at: 40 * DAY }, scheduler, 'b');
    const same = applyReview(before, { rating: 3, day: 100, at: 100 * DAY }, scheduler, 'b');
    expect(back.memory).toEqual(same.memory);
    expect(back.lastDay).toBe(40);
  });

  test('the first day stays', () => {
    expect(
      reviewed([
        [100, 3],
        [100, 3],
        [102, 3],
      ]),
    ).toMatchObject({ firstDay: 100, lastDay: 102 });
  });
});

describe('leeches', () => {
  const forget = (times: number) =>
    reviewed(
      Array.from({ length: times }, (_, i) => i).flatMap((i) => [
        [100 + i * 5, 4] as const,
        [102 + i * 5, 1] as const,
      ]),
    );

  test.each([
    [7, null, false],
    [8, 'leech', true],
  ])('%d lapses', (times, suspended, leech) => {
    const state = forget(times);
    expect(state.lapses).toBe(times);
    expect(state.suspended).toBe(suspended);
    expect(isLeech(state)).toBe(leech);
  });

  test('one that was taken back in is set aside again after four more', () => {
    let state = applyManualChange(forget(8), 'resume', 200);
    for (const lapses of [9, 10, 11, 12]) {
      expect(state.suspended).toBeNull();
      state = reviewed(
        [
          [200 + lapses * 5, 4],
          [203 + lapses * 5, 1],
        ],
        scheduler,
        state,
      );
    }
    expect(state).toMatchObject({ lapses: 12, suspended: 'leech' });
  });

  test('again within the steps is no further lapse', () => {
    expect(
      reviewed([
        [100, 4],
        [108, 1],
        [108, 1],
        [108, 1],
      ]).lapses,
    ).toBe(1);
    expect(
      reviewed([
        [100, 1],
        [100, 1],
      ]).lapses,
    ).toBe(0);
  });
});

describe('manual changes', () => {
  const state = reviewed([[100, 4]]);
  test('suspend, resume, bury and reset', () => {
    expect(applyManualChange(state, 'suspend', 101).suspended).toBe('learner');
    expect(applyManualChange(applyManualChange(state, 'suspend', 101), 'resume', 101)).toEqual(state);
    expect(applyManualChange(state, 'bury', 101)).toEqual({ ...state, buriedOn: 101 });
    expect(applyManualChange({ ...state, buriedOn: 101 }, 'resume', 101)).toEqual(state);
    expect(applyManualChange(state, 'reset', 101)).toEqual(emptyState());
  });

  test('a state is plain data', () => {
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe('a card that is known', () => {
  const TODAY = 400;
  const known = (seed: string, from = emptyState()) => applyKnown(from, TODAY, scheduler, seed);

  test.each([
    ['without fuzz', scheduler, 4, 8],
    ['with fuzz', schedulerWith({ fuzz: true }), 2, 11],
  ])('that was never asked is in review, and comes within the next days, %s', (_, at, first, last) => {
    const dues = Array.from({ length: 200 }, (__, i) => {
      const state = applyKnown(emptyState(), TODAY, at, `event card-${i}`);
      expect(state).toMatchObject({ phase: 'review', reviews: 0, firstDay: null });
      return (dueDay(state, at) ?? 0) - TODAY;
    });
    expect(Math.min(...dues)).toBeGreaterThanOrEqual(first);
    expect(Math.max(...dues)).toBeLessThanOrEqual(last);
    expect(new Set(dues).size).toBeGreaterThanOrEqual(5);
  });

  test('is remembered as one that was found easy, from a day of the last half of its stability', () => {
    const states = Array.from({ length: 60 }, (_, i) => known(`event ${i}`));
    const backs = new Set(states.map(({ lastDay }) => TODAY - (lastDay ?? 0)));
    // Easy is stable for 8.2956 days.
    expect([...backs].sort()).toEqual([0, 1, 2, 3, 4]);
    const [one] = states;
    expect(one).toEqual({
      ...emptyState(),
      phase: 'review',
      memory: { stability: 8.2956, difficulty: 1 },
      lastDay: one?.lastDay,
      fuzzSeed: hash('event 0'),
    });
  });

  test('counts as forgotten and not as new when it is missed', () => {
    const review = { rating: 1, day: TODAY + 5, at: (TODAY + 5) * DAY } as const;
    expect(applyReview(known('a'), review, scheduler, 'b')).toMatchObject({
      phase: 'relearning',
      lapses: 1,
      firstDay: TODAY + 5,
    });
  });

  test('that was asked keeps its memory and leaves its steps', () => {
    const asked = reviewed([[TODAY, 1]]);
    expect(asked.phase).toBe('learning');
    expect(known('a', asked)).toEqual({ ...asked, phase: 'review', step: 0 });
  });
});
