import { describe, expect, test } from 'vitest';
import type { ExamPlan } from '../../../src/schedule/exam/plan.ts';
import type { Readiness } from '../../../src/schedule/exam/readiness.ts';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import { screenWith } from '../../../src/screen.ts';
import { renderExamPlan, renderTopicReadiness } from '../../../src/ui/render/exam-plan.ts';
import { renderCalibration, renderRetentionCosts } from '../../../src/ui/render/memory.ts';

const PLAIN = screenWith();

const ROW = { low: 0.55, high: 0.67, own: false };

function plan(changes: Partial<ExamPlan> = {}): ExamPlan {
  const own = { ...ROW, minutes: 30, cards: 520, score: 0.61, own: true };
  return {
    examDay: parseStudyDay('2027-01-15') ?? 0,
    daysLeft: 56,
    studyDays: 40,
    minutesPerDay: 30,
    passMark: 0.66,
    own,
    rows: [
      { ...ROW, minutes: 15, cards: 300, score: 0.42 },
      own,
      { ...ROW, minutes: 45, cards: 700, score: 0.7 },
    ],
    units: [
      { id: 'pods', state: 'done', cards: 20, seen: 18, selected: 0 },
      { id: 'rbac', state: 'in progress', cards: 30, seen: 3, selected: 20 },
      { id: 'etcd', state: 'left out', cards: 20, seen: 0, selected: 0 },
      { id: 'dns', state: 'to come', cards: 17, seen: 0, selected: 16 },
    ],
    minutesToPass: 45,
    ...changes,
  };
}

const TITLES = new Map([['dns', 'Cluster DNS']]);
const READINESS: Readiness = {
  expected: 0.342,
  low: 0.31,
  high: 0.371,
  passMark: 0.66,
  unknown: 0.4,
  domains: [{ name: 'storage', weight: 0.1, expected: 0.5, cards: 20, unseen: 5 }],
  topics: [
    { name: 'known', domain: 'storage', expected: 0.9, cards: 10, unseen: 0 },
    { name: 'weak', domain: 'storage', expected: 0.1, cards: 10, unseen: 5 },
  ],
};

describe('the plan', () => {
  test('in one line, with what is short', () => {
    const [head = ''] = renderExamPlan(plan(), TITLES, { ...PLAIN, width: 200 }).split('\n\n');
    expect(head.replace(/\s+/g, ' ')).toBe(
      '56 days to 2027-01-15, 30 min a day: the 520 cards worth most. Expected score 61 % (55 % to 67 %), pass mark 66 %. ' +
        'The time is short: 45 min a day would lead to the pass mark. k8s-drill config set minutes-per-day 45',
    );
  });

  test('that is enough says nothing of time, one that no minutes make enough says so without a figure', () => {
    const enough = plan({ own: { ...plan().own, score: 0.8 } });
    expect(renderExamPlan(enough, TITLES, { ...PLAIN, width: 200 })).not.toContain('short');
    expect(renderExamPlan(plan({ minutesToPass: null }), TITLES, { ...PLAIN, width: 400 })).toMatch(
      /The time is short for the pass mark: [^0-9]*\n/,
    );
    expect(renderExamPlan(plan({ daysLeft: 0 }), TITLES, { ...PLAIN, width: 200 })).toMatch(
      /^The exam is today, /,
    );
  });

  test('compares minutes and marks the learner’s own', () => {
    const text = renderExamPlan(plan(), TITLES, { ...PLAIN, width: 80 });
    expect(text).toMatch(/15\s+300\s+42 %\s*\n/);
    expect(text).toMatch(/30\s+520\s+61 %\s+yours/);
  });

  test('lists the units by what becomes of them', () => {
    const text = renderExamPlan(plan(), TITLES, { ...PLAIN, width: 100 });
    const places = ['rbac', 'dns', 'pods', 'etcd'].map((unit) => text.indexOf(`\n${unit} `));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).toMatch(/dns\s+Cluster DNS\s+to come\s+0\s+16\s+1/);
  });

  test('by topic, the least known first', () => {
    expect(renderTopicReadiness(READINESS, { ...PLAIN, width: 80 })).toMatch(/weak.*\n.*known/);
  });

  test.each([20, 40, 80])('fits %d columns', (width) => {
    const text = renderExamPlan(plan(), TITLES, { ...PLAIN, width });
    const longest = Math.max(...text.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(Math.max(width, 'minutes-per-day'.length));
  });
});

describe('memory', () => {
  const bins = [{ from: 0.8, to: 0.9, count: 150, predicted: 0.86, actual: 0.82 }];

  test('predictions beside what came of them; too few say nothing', () => {
    const calibration = { count: 150, predicted: 0.86, actual: 0.82, error: 0.04, bins };
    const text = renderCalibration(calibration, { ...PLAIN, width: 120 });
    expect(text).toContain('predicted 86 % recalled and 82 % were; predictions are off by 4 %');
    expect(text).toMatch(/80 % to 90 %\s+86 %\s+82 %\s+150/);
    expect(renderCalibration({ ...calibration, count: 3 }, { ...PLAIN, width: 120 })).toContain(
      '3 reviews of 100',
    );
  });

  test('the cost of a retention, the one that is set marked', () => {
    const costs = [
      { retention: 0.8, reviewsPerDay: 10, minutesPerDay: 5.25 },
      { retention: 0.9, reviewsPerDay: 20, minutesPerDay: 10 },
    ];
    expect(renderRetentionCosts(costs, 0.9, { ...PLAIN, width: 80 })).toMatch(/90 % \(set\)\s+20\.0\s+10\.0/);
  });
});
