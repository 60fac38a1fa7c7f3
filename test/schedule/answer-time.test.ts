import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/deck/card.ts';
import {
  answerSeconds,
  DEFAULT_SECONDS,
  LONGEST_ANSWER,
  READING_SECONDS,
} from '../../src/schedule/answer-time.ts';
import { applyReview, type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { examCards } from '../support/exam.ts';
import { schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith();

function answeredIn(...times: number[]): CardState {
  return times.reduce(
    (state, ms, i) => applyReview(state, { rating: 3, day: i, at: i, ms }, scheduler, `${i}`),
    emptyState(),
  );
}

describe('the time that an answer is expected to take', () => {
  const cards = [
    ...examCards('storage', 5, { kind: 'recall' }),
    ...examCards('troubleshooting', 5, { kind: 'command' }),
  ];
  const statesOf = (state: CardState) => new Map(cards.slice(0, 5).map((card) => [card.identity, state]));

  test('is the default of the kind until there are answers', () => {
    const seconds = answerSeconds(cards, new Map());
    for (const kind of KINDS) expect(seconds[kind]).toBe(DEFAULT_SECONDS[kind] + READING_SECONDS);
  });

  test('moves to the learner’s own mean as answers come in, for each kind alone', () => {
    const few = answerSeconds(cards, statesOf(answeredIn(40_000)));
    const many = answerSeconds(cards, statesOf(answeredIn(...Array(100).fill(40_000))));
    expect(few.recall).toBeCloseTo((10 * 15 + 5 * 40) / 15 + READING_SECONDS, 6);
    expect(many.recall).toBeGreaterThan(few.recall);
    expect(many.recall).toBeLessThan(40 + READING_SECONDS);
    expect(many.command).toBe(DEFAULT_SECONDS.command + READING_SECONDS);
  });

  test('is not stretched by a pause', () => {
    expect(answeredIn(8 * 3_600_000).ms).toBe(LONGEST_ANSWER);
  });
});
