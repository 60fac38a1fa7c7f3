import { describe, expect, test } from 'vitest';
import { type PastEvent, pastReviews } from '../../../src/schedule/statistics/past-reviews.ts';
import { id, manualChange, review } from '../../support/events.ts';
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
    // By FSRS-6: 0.212 days after Again, 0.212 · e^(0.5425 · 0.0912) · 0.212^−0.0658 after Good on the same day, of which 2 days leave 0.7133.
    expect(found[2]?.before).toEqual({
      recall: expect.closeTo(0.7133, 3),
      stability: expect.closeTo(0.2467, 3),
    });
    expect(found[3]?.before?.stability).toBeGreaterThan(0.2467);
  });

  test('of a card that the learner knew before it was asked test nothing the first time', () => {
    const known: PastEvent = { type: 'know', id: id(1), card: 'rbac/what-grants-a-role', day: 1 };
    const found = pastReviews([known, on(5, 3), on(9, 3)], SCHEDULER, same);
    expect(found.map(({ first, inReview, before }) => [first, inReview, before !== null])).toEqual([
      [false, true, false],
      [false, true, true],
    ]);
  });

  test('go on where a card was set aside and taken back in', () => {
    const events = [on(1, 4), manualChange(2, 'suspend'), manualChange(3, 'resume'), on(9, 3)];
    const [, later] = pastReviews(events, SCHEDULER, same);
    // A first Easy is stable for 8.2956 days.
    expect(later?.before).toEqual({ recall: expect.closeTo(0.9026, 3), stability: 8.2956 });
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
