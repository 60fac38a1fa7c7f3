import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyReview, type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { dueDay, interval, intervalRange, isDueBy, retrievability } from '../../src/schedule/due.ts';
import { weekday } from '../../src/schedule/study-day.ts';
import { runs } from '../support/mutation-test.ts';
import { DAY, reviewed, schedulerWith } from '../support/scheduling.ts';

const fuzzed = schedulerWith({ fuzz: true });
const easyDay100 = (event: string) =>
  applyReview(emptyState(), { rating: 4, day: 100, at: 100 * DAY }, fuzzed, event);

describe('interval', () => {
  test('follows the settings, not what they were when the card was answered', () => {
    const state = reviewed([[100, 4]]);
    expect(interval(state, schedulerWith())).toBe(8);
    expect(interval(state, schedulerWith({ desiredRetention: 0.97 }))).toBeLessThan(4);
    expect(interval(state, schedulerWith({ maximumInterval: 5 }))).toBe(5);
  });

  test('is a day at least once the steps are left', () => {
    expect(
      interval(
        reviewed([
          [100, 1],
          [100, 4],
        ]),
        schedulerWith(),
      ),
    ).toBeGreaterThanOrEqual(1);
  });

  test('is spread by the event, the same each time it is asked for, and within its range', () => {
    const states = Array.from({ length: 200 }, (_, i) => easyDay100(`event ${i}`));
    const intervals = states.map((state) => interval(state, fuzzed));
    expect(states.map((state) => interval(state, fuzzed))).toEqual(intervals);
    const range = intervalRange(states[0] ?? emptyState(), fuzzed);
    expect(range).toEqual({ from: 6, ideal: 8, to: 10 });
    expect([...new Set(intervals)].sort((a, b) => a - b)).toEqual([6, 7, 8, 9, 10]);
  });

  test('never exceeds the longest, fuzz included', () => {
    const capped = schedulerWith({ fuzz: true, maximumInterval: 8 });
    for (let i = 0; i < 50; i++) expect(interval(easyDay100(`e${i}`), capped)).toBeLessThanOrEqual(8);
  });
});

test.each([
  ['that was never asked', emptyState()],
  ['in its steps', reviewed([[100, 1]])],
])('a card %s has no interval', (_, state) => {
  expect(intervalRange(state, fuzzed)).toEqual({ from: 0, ideal: 0, to: 0 });
  expect(interval(state, fuzzed)).toBe(0);
});

test('a card that was never asked has no due day and no recall', () => {
  expect(dueDay(emptyState(), fuzzed)).toBeNull();
  expect(retrievability(emptyState(), 100, fuzzed)).toBeNull();
});

test.each([
  [100, 1],
  [90, 1],
  [108, 0.9025],
  [300, 0.6101],
])('of a first Easy on day 100, recall on day %d is %d', (day, recall) => {
  // Stable for 8.2956 days; by FSRS-6 (1 + 0.980346 · t / 8.2956)^−0.1542.
  expect(retrievability(reviewed([[100, 4]]), day, fuzzed)).toBeCloseTo(recall, 3);
});

describe('days off and the exam', () => {
  const states = Array.from({ length: 60 }, (_, i) => easyDay100(`event ${i}`));
  const dueDays = (changes: Parameters<typeof schedulerWith>[0]) => {
    const scheduler = schedulerWith({ fuzz: true, ...changes });
    return states.map((state) => dueDay(state, scheduler) ?? 0);
  };

  test('nothing falls due on a day off where the spread leaves another', () => {
    const off = [weekday(106), weekday(107)];
    const days = dueDays({ daysOff: off });
    expect(days.filter((day) => off.includes(weekday(day)))).toEqual([]);
    expect(new Set(days)).toEqual(new Set([108, 109, 110]));
  });

  test('an easy day gets about half of what another gets', () => {
    const many = Array.from({ length: 900 }, (_, i) => easyDay100(`card ${i}`));
    const scheduler = schedulerWith({ fuzz: true, easyDays: [weekday(108)] });
    const days = many.map((state) => dueDay(state, scheduler));
    const onEasy = days.filter((d) => d === 108).length;
    expect(onEasy).toBeGreaterThan(70);
    expect(onEasy).toBeLessThan(130);
    expect(many.map((state) => isDueBy(state, 108, scheduler))).toEqual(days.map((d) => (d ?? 0) <= 108));
  });

  test('cards learnt on one day are spread evenly over the days around', () => {
    const many = Array.from({ length: 500 }, (_, i) => easyDay100(`card ${i}`));
    const load = new Map<number, number>();
    for (const state of many) {
      const day = dueDay(state, schedulerWith({ fuzz: true })) ?? 0;
      load.set(day, (load.get(day) ?? 0) + 1);
    }
    expect(load.size).toBe(5);
    for (const count of load.values()) expect(Math.abs(count - 100)).toBeLessThan(30);
  });

  test('an easy day that is off gets nothing, and the others each as much', () => {
    const many = Array.from({ length: 600 }, (_, i) => easyDay100(`card ${i}`));
    const friday = weekday(108);
    const scheduler = schedulerWith({ fuzz: true, easyDays: [friday, weekday(109)], daysOff: [friday] });
    const counts = new Map<number, number>();
    for (const state of many) {
      const day = dueDay(state, scheduler) ?? 0;
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    // Of seven tickets the days 106, 107 and 110 have two each, and 109 has one.
    expect([...counts.keys()].sort()).toEqual([106, 107, 109, 110]);
    for (const [day, count] of counts) {
      const share = day === 109 ? 600 / 7 : 1200 / 7;
      expect(Math.abs(count - share)).toBeLessThan(share / 3);
    }
  });

  test('where all of the spread is off, it falls due all the same', () => {
    const all = [0, 1, 2, 3, 4, 5, 6];
    expect([...new Set(dueDays({ daysOff: all }))].sort()).toEqual([106, 107, 108, 109, 110]);
  });

  test('no interval reaches the exam, and not all end on its eve', () => {
    const days = dueDays({ examDay: 107 });
    expect(Math.max(...days)).toBe(106);
    expect(Math.min(...days)).toBe(104);
    expect(dueDays({ examDay: 101, fuzz: false })).toContain(101);
  });

  test('what would reach the exam ends in the last third before it, what just does not is spread as ever', () => {
    const state = reviewed([
      [100, 4],
      [108, 4],
      [140, 4],
    ]);
    const { ideal } = intervalRange(state, schedulerWith());
    const examIn = (days: number) =>
      intervalRange(state, schedulerWith({ fuzz: true, examDay: 140 + days + 1 }));
    expect(ideal).toBeGreaterThan(60);
    expect(examIn(40)).toEqual({ from: 27, ideal: 40, to: 40 });
    expect(examIn(ideal)).toMatchObject({ ideal, to: ideal });
    expect(examIn(ideal).from).toBeGreaterThan(ideal * 0.8);
  });

  test('an interval of two days is not spread', () => {
    const short = schedulerWith({ fuzz: true, maximumInterval: 2 });
    expect(intervalRange(reviewed([[100, 4]]), short)).toEqual({ from: 2, ideal: 2, to: 2 });
    const longer = schedulerWith({ fuzz: true, maximumInterval: 3 });
    expect(intervalRange(reviewed([[100, 4]]), longer)).toEqual({ from: 2, ideal: 3, to: 3 });
  });

  test('after the exam, intervals are as without one', () => {
    expect(dueDays({ examDay: 100 })).toEqual(dueDays({}));
    expect(dueDays({ examDay: 60 })).toEqual(dueDays({}));
  });
});

describe('being due by a day', () => {
  test.each([{}, { fuzz: true }, { fuzz: true, daysOff: [0, 6] }, { fuzz: true, examDay: 130 }])(
    'is what the due day says, with %j',
    (parameters) => {
      const scheduler = schedulerWith(parameters);
      for (let count = 1; count <= 8; count++) {
        const history = Array.from({ length: count }, (_, i) => [100 + i * i, i % 5 === 4 ? 1 : 3] as const);
        const state = reviewed(history, scheduler);
        const due = dueDay(state, scheduler) ?? Number.POSITIVE_INFINITY;
        for (let day = 95; day < 400; day++) expect(isDueBy(state, day, scheduler)).toBe(due <= day);
      }
    },
  );

  test('a card that was never asked is due on no day', () => {
    expect(isDueBy(emptyState(), 1_000_000, schedulerWith())).toBe(false);
  });

  const stateOf = (stability: number, fuzzSeed = 0): CardState => ({
    ...reviewed([[100, 4]]),
    memory: { stability, difficulty: 5 },
    fuzzSeed,
  });

  test('a range reaches from two thirds of its ideal to four thirds at most', () => {
    const beyond: object[] = [];
    for (let days = 1; days <= 2000; days++)
      for (const maximumInterval of [days, days + 1, 36_500]) {
        const parameters = { ...fuzzed.parameters, maximumInterval };
        const range = intervalRange(stateOf(days), { ...fuzzed, parameters });
        const { from, ideal, to } = range;
        if (ideal !== days || from * 3 < ideal * 2 || to * 3 > ideal * 4) beyond.push(range);
      }
    expect(beyond).toEqual([]);
  });

  test('the ideal decides as the due day does, for any memory, limit and exam', () => {
    const parameters = fc.record({
      fuzz: fc.boolean(),
      desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
      maximumInterval: fc.integer({ min: 1, max: 400 }),
      examDay: fc.option(fc.integer({ min: 95, max: 400 })),
      easyDays: fc.subarray([0, 1, 2]),
    });
    const stability = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        parameters,
        stability,
        fc.integer(),
        fc.integer({ min: 95, max: 700 }),
        (changes, s, seed, day) => {
          const scheduler = schedulerWith(changes);
          const state = stateOf(s, seed);
          const due = dueDay(state, scheduler) ?? Number.POSITIVE_INFINITY;
          for (const near of [day, due - 1, due, due + 1])
            expect(isDueBy(state, near, scheduler)).toBe(near > 100 && due <= near);
        },
      ),
      runs(500),
    );
  });
});
