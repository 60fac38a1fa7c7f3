import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { type Exam, type ExamCard, examStanding } from '../../../src/schedule/exam/exam.ts';
import { examGain, pointsPerSecond } from '../../../src/schedule/exam/gain.ts';
import { examCards } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

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
