import { describe, expect, test } from 'vitest';
import { examStanding } from '../../../src/schedule/exam/exam.ts';
import { readiness } from '../../../src/schedule/exam/readiness.ts';
import type { PastReview } from '../../../src/schedule/statistics/past-reviews.ts';
import { readinessForExam, readinessToday } from '../../../src/schedule/statistics/readiness-on.ts';
import type { StatisticsSource } from '../../../src/schedule/statistics/source.ts';
import { examCards, examOn } from '../../support/exam.ts';
import { pastReview } from '../../support/past-reviews.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const CARDS = [...examCards('storage', 3), ...examCards('storage', 2, { topic: 'labs', kind: 'lab' })].map(
  (card) => ({ ...card, covers: [] }),
);
const STATES = new Map(CARDS.slice(0, 2).map(({ identity }) => [identity, reviewed([[TODAY - 9, 4]])]));

function source(reviews: readonly PastReview[], examDay = TODAY + 20): StatisticsSource {
  return {
    cards: CARDS,
    states: STATES,
    day: TODAY,
    scheduler: schedulerWith(),
    experience: 'new',
    exam: examOn(examDay),
    objectives: [],
    reviews: () => reviews,
    exams: () => [],
  };
}

function expected(day: number, modelError?: number) {
  const standing = { ...source([]), cards: CARDS.slice(0, 3) };
  return readiness(examStanding(examOn(day), standing), modelError);
}

describe('readiness for the exam', () => {
  test('is that of its day, labs left out, and says whether it is ahead', () => {
    expect(readinessForExam(source([]))).toEqual({ day: TODAY + 20, ahead: true, ...expected(TODAY + 20) });
    expect(readinessForExam(source([], TODAY))).toMatchObject({ day: TODAY, ahead: false });
  });

  // A model that says 0.9 where 0.7 is recalled is off by 0.2.
  const off = (count: number) =>
    Array.from({ length: count }, (_, i) => pastReview(TODAY - 1, { rating: i % 10 < 3 ? 1 : 2 }));

  test('is as sure as 100 predictions were good', () => {
    const low = (reviews: readonly PastReview[]) => readinessForExam(source(reviews)).low;
    const { low: unknown } = expected(TODAY + 20);
    expect(low(off(99))).toBe(unknown);
    expect(low(off(100))).toBeCloseTo(expected(TODAY + 20, 0.2).low, 9);
    expect(low(off(100))).toBeLessThan(unknown);
    expect(low([...off(99), pastReview(TODAY, { before: null })])).toBe(unknown);
  });
});

test('readiness today is that of today, whatever day the exam has', () => {
  expect(readinessToday(source([]))).toEqual(expected(TODAY));
  expect(readinessToday(source([])).expected).toBeGreaterThan(readinessForExam(source([])).expected);
});
