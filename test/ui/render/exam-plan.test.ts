import { describe, expect, test } from 'vitest';
import type { ExamPlan } from '../../../src/schedule/exam/plan.ts';
import type { ExamStatus } from '../../../src/schedule/exam/status.ts';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import { draw } from '../../../src/ui/render/draw.ts';
import { renderExamPlan, renderTopicReadiness, renderWayToExam } from '../../../src/ui/render/exam-plan.ts';
import { renderCalibration, renderForecasts, renderRetentionCosts } from '../../../src/ui/render/memory.ts';

const PLAIN = draw({});

function status(plan: Partial<ExamPlan> = {}): ExamStatus {
  return {
    plan: {
      examDay: parseStudyDay('2027-01-15') ?? 0,
      daysLeft: 56,
      studyDays: 40,
      unseen: 120,
      newPerDay: 12,
      reviewsPerDay: 17.6,
      minutesNeeded: 24.2,
      minutesPerDay: 30,
      holds: true,
      outOfReach: [],
      reviewsFit: true,
      ...plan,
    },
    readiness: {
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
    },
    hour: 0.0324,
  };
}

const TOO_MUCH = {
  holds: false,
  minutesNeeded: 47.3,
  outOfReach: Array.from({ length: 10 }, (_, i) => ({
    topic: `topic-${i}`,
    domain: 'storage',
    cards: 3,
    points: 0.01 * i,
  })),
};

describe('the way to the exam', () => {
  test('in the lines that a session begins with', () => {
    expect(renderWayToExam(status(), 100, PLAIN)).toBe(
      [
        '56 days to the exam: 12 new cards today and about 18 reviews a day, 25 of your 30 minutes a day.',
        'Readiness for that day: 34 % (31 % to 37 %); the pass mark is 66 %.',
        '',
      ].join('\n'),
    );
  });

  test('that is too long says so at once, and what would shorten it', () => {
    expect(renderWayToExam(status(TOO_MUCH), 100, PLAIN)).toContain(
      'It does not hold: 48 minutes a day would, or 30 cards fewer. See k8s-drill plan.',
    );
    expect(renderWayToExam(status({ ...TOO_MUCH, reviewsFit: false }), 100, PLAIN)).toContain(
      'not even what was seen can be kept up',
    );
    expect(renderWayToExam(status({ daysLeft: 0 }), 100, PLAIN)).toContain('The exam is today:');
  });

  test('with what is out of reach, the readiness and what an hour would add', () => {
    const text = renderExamPlan(status(TOO_MUCH), 0.77, 80, PLAIN);
    for (const part of [
      '56 days to the exam, on 2027-01-15; 40 days to study.',
      'k8s-drill config set minutes-per-day 48',
      'topic-7',
      'and 2 more topics',
      '30 minutes a day until then would bring it to about 77 %.',
      'not a promise',
      'about 3.2 points',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('topic-8');
    expect(renderExamPlan(status(), null, 80, PLAIN)).not.toContain('would bring');
  });

  test('by topic, the least known first', () => {
    expect(renderTopicReadiness(status().readiness, 80, PLAIN)).toMatch(/weak.*\n.*known/);
  });

  test.each([20, 40, 80])('fits %d columns', (width) => {
    const screens = [
      renderWayToExam(status(TOO_MUCH), width, PLAIN),
      renderExamPlan(status(TOO_MUCH), 0.5, width, PLAIN),
    ];
    const longest = Math.max(...screens.flatMap((text) => text.split('\n').map((line) => line.length)));
    expect(longest).toBeLessThanOrEqual(Math.max(width, 'minutes-per-day'.length));
  });
});

describe('memory', () => {
  const bins = [{ from: 0.8, to: 0.9, count: 150, predicted: 0.86, actual: 0.82 }];

  test('predictions beside what came of them; too few say nothing', () => {
    const calibration = { count: 150, predicted: 0.86, actual: 0.82, error: 0.04, bins };
    const text = renderCalibration(calibration, 120, PLAIN);
    expect(text).toContain('predicted 86 % recalled and 82 % were; predictions are off by 4 %');
    expect(text).toMatch(/80 % to 90 %\s+86 %\s+82 %\s+150/);
    expect(renderCalibration({ ...calibration, count: 3 }, 120, PLAIN)).toContain('3 reviews of 100');
  });

  test('the cost of a retention, the one that is set marked', () => {
    const costs = [
      { retention: 0.8, reviewsPerDay: 10, minutesPerDay: 5.25 },
      { retention: 0.9, reviewsPerDay: 20, minutesPerDay: 10 },
    ];
    expect(renderRetentionCosts(costs, 0.9, 80, PLAIN)).toMatch(/90 % \(set\)\s+20\.0\s+10\.0/);
  });

  test('minutes a day and what they lead to', () => {
    expect(renderForecasts([{ minutes: 30, readiness: 0.77 }], 80, PLAIN)).toMatch(/30\s+77 %/);
  });
});
