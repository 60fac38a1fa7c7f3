import { describe, expect, test } from 'vitest';
import { type PastEvent, pastReviews } from '../../../src/schedule/statistics/past-reviews.ts';
import { trueRetention } from '../../../src/schedule/statistics/true-retention.ts';
import { manualChange, review } from '../../support/events.ts';
import { pastReview } from '../../support/past-reviews.ts';
import { DAY, schedulerWith } from '../../support/scheduling.ts';

const SCHEDULER = schedulerWith();
const same = (identity: string) => identity;
const on = (day: number, rating: 1 | 2 | 3 | 4, changes = {}): PastEvent =>
  review(day, { day, at: day * DAY, rating, ...changes });

describe('answers of the past', () => {
  test('know what memory was before', () => {
    const found = pastReviews([on(1, 1), on(1, 3), on(3, 3), on(9, 1)], SCHEDULER, same);
    expect(found.map(({ first, inReview }) => [first, inReview])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [false, true],
    ]);
    expect(found.map((r) => r.before !== null)).toEqual([false, false, true, true]);
    const [third, fourth] = [found[2]?.before, found[3]?.before];
    expect(fourth?.stability).toBeGreaterThan(third?.stability ?? Number.NaN);
    expect(third?.recall).toBeGreaterThan(0.7);
    expect(third?.recall).toBeLessThan(1);
  });

  test('go to the card as it is called now, and a reset makes it new', () => {
    const events = [on(1, 4, { card: 'old/name' }), on(2, 4), manualChange(3, 'reset'), on(4, 3)];
    const current = 'rbac/what-grants-a-role';
    const found = pastReviews(events, SCHEDULER, (name) => (name === 'old/name' ? current : name));
    expect(found.map(({ card, first }) => [card, first])).toEqual([
      [current, true],
      [current, false],
      [current, true],
    ]);
  });

  test('leave pauses out, and days that run backwards test nothing', () => {
    const [, back] = pastReviews([on(5, 4, { ms: 1e12 }), on(4, 4)], SCHEDULER, same);
    expect(back?.before).toBeNull();
    expect(pastReviews([on(5, 4, { ms: 1e12 })], SCHEDULER, same)[0]?.ms).toBe(900_000);
  });

  test('are read in one pass', () => {
    let read = 0;
    function* events() {
      for (; read < 5000; read++) yield on(read, 3, { card: `rbac/card-${read % 7}` });
    }
    expect(pastReviews(events(), SCHEDULER, same)).toHaveLength(5000);
    expect(read).toBe(5000);
  });
});

describe('true retention', () => {
  const TODAY = 20_000;

  test('by maturity and period', () => {
    const mature = { before: { recall: 0.8, stability: 21 } };
    const [week, month, year, all] = trueRetention(
      [
        pastReview(TODAY, { rating: 1 }),
        pastReview(TODAY - 6, { rating: 2 }),
        pastReview(TODAY - 7, mature),
        pastReview(TODAY - 400, mature),
      ],
      TODAY,
    );
    expect(week).toMatchObject({ days: 7, young: { reviews: 2, recalled: 1 }, mature: { reviews: 0 } });
    expect(month).toMatchObject({ days: 30, mature: { reviews: 1, recalled: 1, predicted: 0.8 } });
    expect(year).toMatchObject({ days: 365, all: { reviews: 3, recalled: 2 } });
    expect(all).toMatchObject({ days: null, all: { reviews: 4, recalled: 3 } });
    expect(all?.all.predicted).toBeCloseTo(0.85);
  });

  test('counts neither learning steps nor what is asked again on the same day', () => {
    const reviews = [pastReview(TODAY, { inReview: false }), pastReview(TODAY, { before: null })];
    expect(trueRetention(reviews, TODAY).map(({ all }) => all)).toEqual(
      Array(4).fill({ reviews: 0, recalled: 0, predicted: 0 }),
    );
  });
});
