import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/deck/card.ts';
import {
  answerTimes,
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
    const seconds = answerTimes(cards, new Map());
    for (const kind of KINDS) expect(seconds({ kind })).toBe(DEFAULT_SECONDS[kind] + READING_SECONDS);
  });

  test('follows what there is to type, for commands and manifests alone', () => {
    const seconds = answerTimes(cards, new Map());
    expect(seconds({ kind: 'command', typed: 60 })).toBe(7 + 12 + READING_SECONDS);
    expect(seconds({ kind: 'manifest', typed: 200 })).toBe(23 + 40 + READING_SECONDS);
    expect(seconds({ kind: 'lab', typed: 200 })).toBe(DEFAULT_SECONDS.lab + READING_SECONDS);
  });

  test('moves to the learner’s own pace as answers come in, for each kind alone', () => {
    const few = answerTimes(cards, statesOf(answeredIn(40_000)));
    const many = answerTimes(cards, statesOf(answeredIn(...Array(100).fill(40_000))));
    const recall = { kind: 'recall' } as const;
    expect(few(recall)).toBeCloseTo((10 * 10 + 5 * 40) / 15 + READING_SECONDS, 6);
    expect(many(recall)).toBeCloseTo((10 * 10 + 500 * 40) / 510 + READING_SECONDS, 6);
    expect(many({ kind: 'command' })).toBe(DEFAULT_SECONDS.command + READING_SECONDS);
  });

  test('takes long answers to long cards for no slower pace', () => {
    const long = examCards('storage', 5, { kind: 'command', typed: 165 });
    const states = new Map(long.map((card) => [card.identity, answeredIn(40_000)]));
    expect(answerTimes(long, states)({ kind: 'command', typed: 65 })).toBe(20 + READING_SECONDS);
  });

  test('is not stretched by a pause', () => {
    expect(answeredIn(8 * 3_600_000).ms).toBe(LONGEST_ANSWER);
  });
});
