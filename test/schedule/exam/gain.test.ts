import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import {
  type Exam,
  type ExamCard,
  type ExamStanding,
  examStanding,
} from '../../../src/schedule/exam/exam.ts';
import { examGain, pointsPerSecond, relearned } from '../../../src/schedule/exam/gain.ts';
import { examCards } from '../../support/exam.ts';
import { halvingMemory, reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const EXAM: Exam = {
  day: TODAY + 30,
  weights: new Map([
    ['storage', 10],
    ['troubleshooting', 30],
    ['foundations', 0],
  ]),
  passMark: 66,
};

function card(identity: string, domain = 'storage', kind: ExamCard['kind'] = 'command'): ExamCard {
  const [topic = ''] = identity.split('/');
  const [made] = examCards(domain, 1, { topic, kind });
  return { ...(made as ExamCard), identity };
}

describe('gain', () => {
  const seen = reviewed([[TODAY - 10, 4]]);

  test('lies between nothing and all', () => {
    for (const state of [emptyState(), seen, reviewed([[TODAY - 300, 1]]), reviewed([[TODAY, 3]])]) {
      for (const examDay of [TODAY - 5, TODAY, TODAY + 1, TODAY + 365]) {
        const gain = examGain(state, TODAY, examDay, scheduler);
        expect(gain).toBeGreaterThan(-0.05);
        expect(gain).toBeLessThanOrEqual(1);
      }
    }
  });

  test('on the day itself it is what is forgotten by now', () => {
    const known = scheduler.model.recall({ stability: seen.memory?.stability ?? 0, difficulty: 5 }, 10);
    expect(examGain(seen, TODAY, TODAY, scheduler)).toBeCloseTo(1 - known, 6);
  });

  test('grows the longer a card was not seen', () => {
    const gains = [1, 5, 20, 60].map((days) =>
      examGain(reviewed([[TODAY - days, 4]]), TODAY, TODAY + 30, scheduler),
    );
    expect([...gains].sort((a, b) => a - b)).toEqual(gains);
  });

  test('of a card that was never seen is none: whether it is worth learning, the plan says', () => {
    expect(examGain(emptyState(), TODAY, EXAM.day, scheduler)).toBe(0);
  });
});

describe('points for a second', () => {
  const cards = [card('a/1'), card('a/2'), card('b/1', 'troubleshooting'), card('c/1', 'foundations')];
  const seen = reviewed([[TODAY - 10, 4]]);
  const standing = (states: ReadonlyMap<string, CardState>) =>
    examStanding(EXAM, { cards, states, day: TODAY, scheduler, experience: 'new' });
  const worth = (of: ExamCard | undefined, state = seen) =>
    of ? pointsPerSecond(of, standing(new Map([[of.identity, state]]))) : Number.NaN;

  test('follow the domain, shared by its cards', () => {
    expect(standing(new Map()).share(card('a/1'))).toBeCloseTo(0.125, 9);
    expect(worth(cards[2]) / worth(cards[0])).toBeCloseTo(6, 6);
  });

  test('of what the exam does not ask are few, not none', () => {
    expect(worth(cards[3])).toBeGreaterThan(0);
    expect(worth(cards[3])).toBeLessThan(worth(cards[0]) / 100);
  });

  test('of what will be known anyway, and of what was never seen, are none', () => {
    const known = reviewed([
      [TODAY - 400, 4],
      [TODAY - 300, 4],
      [TODAY - 1, 4],
    ]);
    expect(worth(cards[0], known)).toBe(0);
    expect(worth(cards[0], emptyState())).toBe(0);
  });
});

describe('worked out by hand', () => {
  const halving = { ...scheduler, model: halvingMemory };
  const state = (daysAgo: number, stability: number): CardState => ({
    ...reviewed([[TODAY - daysAgo, 3]]),
    memory: { stability, difficulty: 5 },
  });
  const standing = (of: CardState, share = 0.02): ExamStanding => ({
    ...examStanding(
      { ...EXAM, day: TODAY + 4 },
      { cards: [], states: new Map([['a/1', of]]), day: TODAY, scheduler: halving, experience: 'new' },
    ),
    share: () => share,
    seconds: () => 20,
  });

  // Stable for 4 days, seen 4 days ago: known by a half. Right, it is stable for 8 days, of which 4 leave 2^−0.5; wrong and repeated for 1 day,
  // of which 4 leave 2^−4; not asked, 8 of 4 days leave 2^−2.
  const gain = 0.5 * 2 ** -0.5 + 0.5 * 2 ** -4 - 2 ** -2;

  test('a review brings what it keeps, right or wrong, over what is kept without it', () => {
    expect(examGain(state(4, 4), TODAY, TODAY + 4, halving)).toBeCloseTo(gain, 12);
  });

  test('a lost memory that is brought back on the same day is stable for twice a half day', () => {
    expect(relearned({ stability: 4, difficulty: 5 }, 4, halving)).toEqual({ stability: 1, difficulty: 5 });
  });

  test('a second is worth gain by share, over the answer and its repetition if it is wrong', () => {
    expect(pointsPerSecond(card('a/1'), standing(state(4, 4)))).toBeCloseTo((gain * 0.02) / (20 * 1.5), 12);
    expect(pointsPerSecond(card('a/1'), standing(state(4, 4), 0))).toBeCloseTo(
      (gain * 1e-6) / (20 * 1.5),
      15,
    );
  });

  // Seen today and stable for long, nothing is gained; a card that was missed is asked again all the same.
  test('what is missed is asked again however little it brings', () => {
    const known = state(0, 4000);
    expect(pointsPerSecond(card('a/1'), standing(known))).toBe(0);
    const missed = { ...known, phase: 'relearning' } as const;
    expect(pointsPerSecond(card('a/1'), standing(missed))).toBeCloseTo((0.005 * 0.02) / 20, 12);
  });
});
