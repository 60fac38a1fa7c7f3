import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { formatStudyDay } from '../../src/schedule/study-day.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

const DAY = 86_400_000;
const TODAY = Math.floor(NOON / DAY);
const EXAM = { K8S_DRILL_EXAM_DATE: '2027-01-15' };

/** A learner who answered shipped cards on some days: each two days after the other. */
async function learner(variables: Record<string, string>, cards: number, days: number): Promise<TestEnv> {
  const env = testEnv({ variables });
  const { progress, library } = await openLearner(env, []);
  let number = 0;
  for (let before = days; before > 0; before--) {
    for (const { identity } of library.entries.slice(0, cards)) {
      const day = TODAY - 2 * before;
      const rating = (number * 7) % 5 === 0 ? 1 : 3;
      progress.record(
        review(number++, { id: id(number), card: identity, day, at: day * DAY + number, rating }),
      );
    }
  }
  progress.save();
  return env;
}

async function planDocument(env: TestEnv, ...flags: string[]) {
  const { code, out } = await runIn(env, 'plan', '--json', ...flags);
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('plan', () => {
  test.each([
    [{}, 'no exam date is set'],
    [{ K8S_DRILL_EXAM_DATE: '2026-11-19' }, 'the exam of 2026-11-19 has passed'],
  ])('with %j is wrong usage that says what to do', async (variables, problem) => {
    const { code, out, err } = await runIn(testEnv({ variables }), 'plan');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
    expect(err).toContain('k8s-drill config set exam-date');
  });

  test('shows the way there', async () => {
    const { code, out } = await runIn(testEnv({ variables: EXAM }), 'plan', '--topics');
    expect(code).toBe(0);
    for (const part of ['56 days to the exam, on 2027-01-15', 'pass mark is 66 %', 'rbac', 'not known yet'])
      expect(out).toContain(part);
  });

  test('says when it cannot hold, and what would: more minutes, or fewer topics by their weight', async () => {
    const tight = await planDocument(testEnv({ variables: { ...EXAM, K8S_DRILL_MINUTES_PER_DAY: '1' } }));
    expect(tight.exam.plan.holds).toBe(false);
    expect(tight.exam.plan.outOfReach[0]).toMatchObject({ domain: 'foundations', points: 0 });
    const wide = { ...EXAM, K8S_DRILL_MINUTES_PER_DAY: `${Math.ceil(tight.exam.plan.minutesNeeded)}` };
    expect((await planDocument(testEnv({ variables: wide }))).exam.plan.holds).toBe(true);
  });

  test('counts days off out', async () => {
    const document = await planDocument(testEnv({ variables: { ...EXAM, K8S_DRILL_DAYS_OFF: 'sat,sun' } }));
    expect(document.exam.plan).toMatchObject({ daysLeft: 56, studyDays: 40 });
  });

  test('is for the day of the exam too', async () => {
    const today = formatStudyDay(TODAY);
    const { code, out } = await runIn(testEnv({ variables: { K8S_DRILL_EXAM_DATE: today } }), 'plan');
    expect(code).toBe(0);
    expect(out).toContain('The exam is today');
  });

  test('is calibrated on the reviews that count', async () => {
    const env = await learner(EXAM, 60, 4);
    const { calibration, exam } = await planDocument(env);
    expect(calibration.count).toBe(180);
    expect(calibration.actual).toBeCloseTo(0.8, 1);
    expect(exam.readiness.expected).toBeGreaterThan(0);
    expect((await runIn(env, 'plan')).out).toContain('Over 180 reviews the model predicted');
  });

  test('--simulate: more minutes lead further', async () => {
    const { forecasts } = await planDocument(
      testEnv({ variables: { K8S_DRILL_EXAM_DATE: '2026-12-01', K8S_DRILL_MINUTES_PER_DAY: '15' } }),
      '--simulate',
    );
    expect(forecasts.map((f: { minutes: number }) => f.minutes)).toEqual([10, 15, 20, 30, 45, 60, 90]);
    const readiness = forecasts.map((f: { readiness: number }) => f.readiness);
    expect(readiness.at(-1)).toBeGreaterThan(readiness[0]);
  });

  test('--simulate of an exam in decades is refused, the plan is not', async () => {
    const far = testEnv({ variables: { K8S_DRILL_EXAM_DATE: '2076-11-20' } });
    expect((await runIn(far, 'plan', '--simulate')).code).toBe(2);
    expect((await planDocument(far)).exam).toMatchObject({ forecast: null });
  });

  test('--retention needs no exam', async () => {
    const env = await learner({}, 20, 2);
    const { exam, retention } = await planDocument(env, '--retention');
    expect(exam).toBeNull();
    expect(retention.map((r: { retention: number }) => r.retention)).toEqual([
      0.8, 0.85, 0.9, 0.93, 0.95, 0.97,
    ]);
    expect((await runIn(env, 'plan', '--retention')).out).toContain('90 % (set)');
  });
});

describe('study with an exam ahead', () => {
  test('shows the plan, and asks what counts most first', async () => {
    const env = testEnv({ variables: EXAM, input: '' });
    const { code, out } = await runIn(env, 'study', '--plain');
    expect(code).toBe(0);
    expect(out).toContain('56 days to the exam:');
    expect(out).toContain('It does not hold:');
    const [, topic] = / - ([a-z-]+) - new$/m.exec(out) ?? [];
    const { topics } = JSON.parse((await runIn(env, 'topics', '--json')).out);
    expect(topics.find((t: { topic: string }) => t.topic === topic)).toMatchObject({
      domain: 'troubleshooting',
    });
  });

  test('without one, and when it has passed, shows none', async () => {
    for (const variables of [{}, { K8S_DRILL_EXAM_DATE: '2026-11-19' }]) {
      const { out } = await runIn(testEnv({ variables, input: '' }), 'study', '--plain');
      expect(out).not.toContain('to the exam');
      expect(out).toContain('new');
    }
  });

  test('is the same for a command line without flags, which is read by no parser', async () => {
    const ran = (...flags: string[]) => runIn(testEnv({ variables: EXAM, input: '' }), 'study', ...flags);
    expect(await ran()).toEqual(await ran('--plain'));
  });

  test('lines up what the day’s minutes hold', async () => {
    const cards = async (minutes: string) => {
      const env = testEnv({ variables: { ...EXAM, K8S_DRILL_MINUTES_PER_DAY: minutes }, input: '' });
      return Number(/(\d+) left/.exec((await runIn(env, 'study', '--plain')).out)?.[1]);
    };
    expect(await cards('2')).toBeLessThan(await cards('10'));
  });

  test('an easy day has half the cards', async () => {
    const left = async (variables: Record<string, string>) => {
      const { out } = await runIn(testEnv({ variables, input: '' }), 'study', '--plain');
      return Number(/(\d+) left/.exec(out)?.[1]);
    };
    expect(await left({ K8S_DRILL_NEW_PER_DAY: '10' })).toBe(10);
    expect(await left({ K8S_DRILL_NEW_PER_DAY: '10', K8S_DRILL_EASY_DAYS: 'fri' })).toBe(5);
    const toward = { ...EXAM, K8S_DRILL_MINUTES_PER_DAY: '20' };
    expect(await left({ ...toward, K8S_DRILL_EASY_DAYS: 'fri' })).toBeLessThan(await left(toward));
  });
});
