import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { columns } from '../../src/ui/render/wrap.ts';
import { SECTION_NAMES } from '../../src/ui/statistics/registry.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

const DAY = 86_400_000;
const TODAY = Math.floor(NOON / DAY);

/** A learner who answered the first cards every second day, the last time yesterday. */
async function learner(
  cards: number,
  days: number,
  variables: Record<string, string> = {},
): Promise<TestEnv> {
  const env = testEnv({ variables });
  const { progress, library } = await openLearner(env, []);
  let number = 0;
  for (let before = 2 * days - 1; before > 0; before -= 2) {
    for (const { identity } of library.entries.slice(0, cards)) {
      number += 1;
      const day = TODAY - before;
      const rating = number % 5 === 0 ? 1 : 4;
      progress.record(
        review(number, { id: id(number), card: identity, day, at: day * DAY + number, rating }),
      );
    }
  }
  progress.save();
  return env;
}

async function document(env: TestEnv, ...sections: string[]) {
  const { code, out, err } = await runIn(env, 'stats', '--json', ...sections);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('stats', () => {
  test('shows every section, as plots', async () => {
    const { code, out, err } = await runIn(await learner(20, 5), 'stats');
    expect([code, err]).toEqual([0, '']);
    for (const part of [
      'Readiness\n---------',
      'By topic, the least known first',
      'Streak: 1 day, today is still open; the longest was 1 day.',
      'In all: 100 reviews on 5 days, 20 new cards, 7 minutes.',
      'Reviews on each day of the year',
      'Cards due on each of the next 30 days',
      'Recalled, of all reviews',
      'Stability: days until the chance of recall is 90 %',
      'Median time of an answer',
      'No card was forgotten so often',
      'Objectives met, by domain',
    ])
      expect(out).toContain(part);
  });

  test.each([
    ['nobody answered anything yet', 0, 0],
    ['there is one answer', 1, 1],
  ])('when %s, every section says so and none fails', async (_, cards, days) => {
    const env = await learner(cards, days);
    for (const flags of [[], ['--plain'], ['--json']]) {
      const { code, out } = await runIn(env, 'stats', ...flags);
      expect(code).toBe(0);
      expect(out).not.toMatch(/NaN|Infinity|undefined/);
    }
    const { activity, memory } = await document(env);
    expect([activity.total.reviews, memory.cards]).toEqual([cards, cards]);
  });

  test('creates nothing', async () => {
    const env = testEnv();
    await runIn(env, 'stats');
    expect(existsSync(env.home)).toBe(false);
  });

  test('shows the sections that are named, each once', async () => {
    const { out } = await runIn(testEnv(), 'stats', 'leeches', 'year', 'leeches');
    expect(out).toMatch(/^Leeches\n[\s\S]*\nThe year\n/);
    expect(out.match(/Leeches/g)).toHaveLength(1);
    expect(out).not.toContain('Readiness');
  });

  test.each([
    ['leech', "unknown section 'leech'; did you mean 'leeches'?"],
    ['qqqqqqqq', 'there are: readiness, recall,'],
  ])('refuses the section %s and names what there is', async (name, message) => {
    const { code, err } = await runIn(testEnv(), 'stats', name);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('with the clock set back says what it leaves out', async () => {
    const env = await learner(3, 4);
    env.at = NOON - 5 * DAY;
    const { code, out } = await runIn(env, 'stats');
    expect(code).toBe(0);
    expect(out).toMatch(/6 answers are dated after today and not counted here\. Is the clock\sright\?/);
    expect((await document(env, 'year')).year.reviews).toBe(6);
  });

  test('readiness is for the exam day, or for today without one ahead', async () => {
    const exam = async (date?: string) => {
      const env = await learner(20, 5, date ? { K8S_DRILL_EXAM_DATE: date } : {});
      return (await document(env, 'readiness')).readiness;
    };
    expect(await exam()).toMatchObject({ day: '2026-11-20', passMark: 0.66 });
    expect(await exam('2026-11-19')).toMatchObject({ day: '2026-11-20' });
    const ahead = await exam('2027-01-15');
    expect(ahead).toMatchObject({ day: '2027-01-15', ahead: true });
    expect(ahead.expected).toBeLessThan((await exam()).expected);
  });

  test('says for which day readiness is', async () => {
    const without = await runIn(testEnv(), 'stats', 'readiness');
    expect(without.out).toContain('Were the exam today: 0 % of the points');
    expect(without.out).toContain('k8s-drill config set exam-date');
    const env = testEnv({ variables: { K8S_DRILL_EXAM_DATE: '2027-01-15' } });
    const { out } = await runIn(env, 'stats', 'readiness');
    expect(out).toContain('Expected on the exam day, 2027-01-15: 0 %');
    expect(out).not.toContain('config set');
  });

  test('its help says what each section shows', async () => {
    const { out } = await runIn(testEnv(), 'stats', '--help');
    for (const name of SECTION_NAMES) expect(out).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
  });

  test('--json holds every section, days as dates', async () => {
    const found = await document(await learner(5, 3));
    expect(found).toMatchObject({ version: 1, day: '2026-11-20' });
    expect(Object.keys(found).slice(2)).toEqual(SECTION_NAMES);
    expect(found.forecast.days[0].day).toBe('2026-11-20');
    expect(found.year.days.at(-1)).toEqual({ day: '2026-11-20', reviews: 0, new: 0, ms: 0 });
    expect(found.retention.periods.map((p: { days: number | null }) => p.days)).toEqual([7, 30, 365, null]);
  });

  test('--plain draws nothing', async () => {
    const { out } = await runIn(await learner(20, 5), 'stats', '--plain');
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    expect(out).not.toMatch(/[#|]|--|\+/);
    expect(out).toMatch(/^2026-11: \d+ reviews on \d+ days$/m);
  });

  test.each([20, 40, 80, 200])('fits %i columns', async (width) => {
    const env = await learner(20, 5);
    Object.assign(env.stdout, { isTTY: true, columns: width });
    const { out } = await runIn(
      { ...env, variables: { ...env.variables, LANG: 'C.UTF-8', NO_COLOR: '1' } },
      'stats',
    );
    expect(out).toContain('█');
    expect(out.split('\n').filter((line) => columns(line) > width)).toEqual([]);
  });
});

describe('stats exams', () => {
  const result = (startedAt: number, percent: number) => ({
    format: 'k8s-drill-exam',
    v: 1,
    ...{ id: 'a', seed: 's', startedAt, duration: 7_200_000, elapsed: 3_605_000, reason: 'finished' },
    ...{ percent, passMark: 66, passed: percent >= 66, kinds: [], study: [], tasks: [] },
    domains: [{ name: 'storage', tasks: 0, weight: 10, percent, ms: 0, share: 0 }],
  });

  /** A home with files of exams. */
  function withExams(files: Readonly<Record<string, unknown>>): TestEnv {
    const env = testEnv();
    mkdirSync(join(env.home, 'exams'), { recursive: true });
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(env.home, 'exams', name), JSON.stringify(content));
    return env;
  }

  test('shows their course, the oldest first', async () => {
    const { code, out } = await runIn(
      withExams({ 'b.json': result(NOON, 70), 'a.json': result(NOON - 3 * DAY, 48) }),
      'stats',
      'exams',
    );
    expect(code).toBe(0);
    expect(out).toContain('2 exams, 1 passed.');
    expect(out).toMatch(/2026-11-17 +#+ +48 %, failed\n2026-11-20 +#+ +70 %, passed\nPass mark +#+ +66 %/);
    expect(out).toMatch(/2026-11-20 +70 % +passed +0 +60 min 5 s of 120 min$/m);
  });

  test('names files that are no results, and those of a time that no clock shows', async () => {
    const env = withExams({
      'a.json': { percent: 1 },
      'b.json': result(1e300, 70),
      'c.json': result(NOON, 70),
    });
    const { code, out, err } = await runIn(env, 'stats', 'exams');
    expect(code).toBe(0);
    expect(err.match(/[ab]\.json is no result of an exam/g)).toHaveLength(2);
    expect(out).toContain('1 exam, 1 passed.');
  });

  test('without one says how to begin', async () => {
    expect((await runIn(testEnv(), 'stats', 'exams')).out).toContain('k8s-drill exam begins one');
  });
});

describe('stats --html', () => {
  test('writes one page, for the learner alone, and says so apart from the output', async () => {
    const env = await learner(5, 3);
    const { code, out, err } = await runIn(env, 'stats', '--html', 'page.html');
    const path = join(env.workingDirectory, 'page.html');
    expect([code, out, err]).toEqual([0, '', `${path} is written\n`]);
    const page = readFileSync(path, 'utf8');
    for (const name of SECTION_NAMES) expect(page).toContain(`<section id="${name}"`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('holds the sections that are named, beside a document', async () => {
    const env = testEnv();
    const { out } = await runIn(env, 'stats', 'year', '--html', 'page.html', '--json');
    expect(Object.keys(JSON.parse(out))).toEqual(['version', 'day', 'year']);
    expect(readFileSync(join(env.workingDirectory, 'page.html'), 'utf8')).not.toContain('id="readiness"');
  });

  test('leaves a file that is there, unless it is forced', async () => {
    const env = testEnv();
    const path = join(env.workingDirectory, 'notes.html');
    writeFileSync(path, 'mine');
    const refused = await runIn(env, 'stats', '--html', 'notes.html');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(`${path} already exists; use --force to overwrite it\n`);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await runIn(env, 'stats', '--html', 'notes.html', '--force')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('<!doctype html>');
  });

  test.each([
    ['a folder that is not there', 'gone/page.html'],
    ['a folder in its place', 'folder'],
  ])('into %s fails and leaves nothing behind', async (_, path) => {
    const env = testEnv();
    mkdirSync(join(env.workingDirectory, 'folder'));
    const { code, err } = await runIn(env, 'stats', '--html', path, '--force');
    expect(code).toBe(3);
    expect(err).toContain('cannot write');
    expect(readdirSync(env.workingDirectory)).toEqual(['folder']);
  });

  test('on a full disk leaves the page of before', async () => {
    const env = testEnv();
    const path = join(env.workingDirectory, 'page.html');
    writeFileSync(path, 'before');
    const full = () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    const ran = await runIn(
      { ...env, fs: { ...env.fs, writeSync: full as never } },
      'stats',
      'year',
      '--html',
      'page.html',
      '--force',
    );
    expect(ran.code).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(env.workingDirectory)).toEqual(['page.html']);
  });
});
