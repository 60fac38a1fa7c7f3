import { expect, test } from 'vitest';
import { trueRetention } from '../../../src/schedule/statistics/true-retention.ts';
import { pastReview } from '../../support/past-reviews.ts';

const TODAY = 20_000;
const NONE = { reviews: 0, recalled: 0, predicted: 0 };

test('is counted for the last week, month and year, and for all, the day of each end included', () => {
  const reviews = [0, -6, -7, -29, -30, -364, -365, 1].map((day) => pastReview(TODAY + day));
  expect(trueRetention(reviews, TODAY).map(({ days, all }) => [days, all.reviews])).toEqual([
    [7, 2],
    [30, 4],
    [365, 6],
    // Here a day ahead of today counts too, as a clock that was wrong leaves it.
    [null, 8],
  ]);
});

test('is that of young and of mature memories, three weeks being mature', () => {
  const reviews = [
    pastReview(TODAY, { rating: 1, before: { recall: 0.5, stability: 20.9 } }),
    pastReview(TODAY, { rating: 2, before: { recall: 0.9, stability: 1 } }),
    pastReview(TODAY, { rating: 3, before: { recall: 0.8, stability: 21 } }),
    pastReview(TODAY, { rating: 4, before: { recall: 0.6, stability: 99 } }),
    pastReview(TODAY, { rating: 1, before: { recall: 0.4, stability: 50 } }),
  ];
  expect(trueRetention(reviews, TODAY)[0]).toEqual({
    days: 7,
    young: { reviews: 2, recalled: 1, predicted: expect.closeTo(1.4 / 2, 12) },
    mature: { reviews: 3, recalled: 2, predicted: expect.closeTo(1.8 / 3, 12) },
    all: { reviews: 5, recalled: 3, predicted: expect.closeTo(3.2 / 5, 12) },
  });
});

test('counts neither learning steps nor what is asked again on the same day', () => {
  const reviews = [pastReview(TODAY, { inReview: false }), pastReview(TODAY, { before: null })];
  expect(trueRetention(reviews, TODAY)).toEqual(
    [7, 30, 365, null].map((days) => ({ days, young: NONE, mature: NONE, all: NONE })),
  );
});
