import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { formatStudyDay } from '../../src/schedule/study-day.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

vi.setConfig({ testTimeout: 90_000 });

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

  test('is one line, a table of minutes and the units', async () => {
    const { code, out } = await runIn(testEnv({ variables: EXAM }), 'plan', '--topics');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^56\sdays to 2027-01-15, 30\smin a day: the \d+\scards worth most\.\s+Expected\s+score \d+\s% \(\d+\s% to \d+\s%\),\s+pass\s+mark 66\s%\./,
    );
    for (const part of ['rbac', 'to come', 'left out', 'not known yet']) expect(out).toContain(part);
    expect(out).toMatch(/\n30\s+\d+\s+\d+\s%\s+yours/);
  });

  test('of minutes that are few takes fewer cards and says what would lead to the pass mark', async () => {
    const few = await planDocument(testEnv({ variables: { ...EXAM, K8S_DRILL_MINUTES_PER_DAY: '5' } }));
    const { rows, own, minutesToPass } = few.exam.plan;
    expect(rows.map((row: { minutes: number }) => row.minutes)).toEqual([5, 15, 30, 45, 60, 90, 120]);
    expect(own.score).toBeLessThan(0.66);
    expect(own.cards).toBeLessThan(rows[2].cards);
    expect(minutesToPass).toBeGreaterThan(5);
    expect(minutesToPass).toBeLessThanOrEqual(240);
  });

  test.each(['2026-11-20', '2026-11-21', '2026-11-25', '2027-01-15', '2027-11-20'])(
    'toward %s suggests only commands that the program accepts, and no day that nobody has',
    async (date) => {
      const variables = { K8S_DRILL_EXAM_DATE: date, K8S_DRILL_MINUTES_PER_DAY: '10' };
      const { out } = await runIn(testEnv({ variables }), 'plan');
      for (const [, minutes] of out.matchAll(/(\d+)\s+min(?:utes)? a day/g))
        expect(Number(minutes)).toBeLessThanOrEqual(240);
      const commands = [...out.replaceAll('\n', ' ').matchAll(/k8s-drill ((?:[a-z0-9-]+ ?)+)/g)].map(
        (m) => m[1] ?? '',
      );
      for (const command of commands.filter((text) => /\d+\s*$/.test(text)))
        expect((await runIn(testEnv(), ...command.trim().split(' '))).code, command).toBe(0);
    },
  );

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

  test('of an exam in decades looks a year ahead', async () => {
    const far = testEnv({ variables: { K8S_DRILL_EXAM_DATE: '2076-11-20' } });
    expect((await runIn(far, 'plan')).out).toContain('The plan looks 366 days ahead.');
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
  test('says how many cards fit the minutes, and begins with the course', async () => {
    const env = testEnv({ variables: EXAM, input: '' });
    const { code, out } = await runIn(env, 'study', '--plain');
    expect(code).toBe(0);
    expect(out).toMatch(/56\sdays to the exam: \d+\scards fit 30 min a day\.\s+See k8s-drill plan\./);
    const { entries } = (await openLearner(env, [])).library;
    const [, topic] = / - ([a-z-]+) - new$/m.exec(out) ?? [];
    const firstUnit = entries.filter(({ unit }) => unit === 'first-commands');
    expect(firstUnit.map((entry) => entry.topic)).toContain(topic);
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

  test('has the minutes of the day, on an easy day half of them', async () => {
    const day = async (variables: Record<string, string>) =>
      /\d+ of (\d+) min/.exec((await runIn(testEnv({ variables, input: '' }), 'study', '--plain')).out)?.[1];
    expect(await day({ ...EXAM, K8S_DRILL_MINUTES_PER_DAY: '20' })).toBe('20');
    expect(await day({ K8S_DRILL_MINUTES_PER_DAY: '20' })).toBe('20');
    expect(await day({ K8S_DRILL_MINUTES_PER_DAY: '20', K8S_DRILL_EASY_DAYS: 'fri' })).toBe('10');
  });
});

describe('study after the day is done', () => {
  test('says so, with tomorrow in minutes, and offers the missed ones and more', async () => {
    const env = testEnv({ variables: { K8S_DRILL_NEW_PER_DAY: '1' } });
    const { progress, library } = await openLearner(env, []);
    const [first] = library.entries;
    progress.record(review(1, { id: id(1), card: first?.identity ?? '', day: TODAY, at: NOON, rating: 3 }));
    const again = await runIn(env, 'study', '--plain');
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/Today is done\.\nTomorrow: about \d+\smin, \d+\scards?\n/);
    expect(again.out).toContain('k8s-drill study --ahead');
    const ahead = await runIn(env, 'study', '--ahead', '--plain');
    expect(ahead.out).toMatch(/^1 - 0:\d\d of 30 min/m);
  });
});

test('the first start after an update replays old progress and says in one line what changed', async () => {
  const env = await learner({}, 5, 2);
  const path = join(env.home, 'progress.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"memory":"\d+:/, '"memory":"'));
  const first = await runIn(env, 'study', '--plain');
  expect(first.err.match(/new in this version: .*your progress is kept\n/g)).toHaveLength(1);
  const { progress } = await openLearner(env, []);
  expect([...progress.states.values()].map((state) => state.reviews)).toEqual([2, 2, 2, 2, 2]);
});
