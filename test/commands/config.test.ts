import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

test('what is set is got, listed with its origin, and unset', async () => {
  const env = testEnv({ variables: { K8S_DRILL_DAY_START: '3' } });
  expect(await runIn(env, 'config', 'set', 'new-per-day', '5')).toEqual({
    code: 0,
    out: 'new-per-day is 5\n',
    err: '',
  });
  expect((await runIn(env, 'config', 'get', 'new-per-day')).out).toBe('5\n');
  const { out } = await runIn(env, 'config', 'list');
  expect(out).toMatch(/^new-per-day +5 +file +new cards a day/m);
  expect(out).toMatch(/^day-start +3 +environment /m);
  expect(out).toMatch(/^exam-date +none +default /m);
  expect((await runIn(env, 'config', 'unset', 'new-per-day')).out).toBe('new-per-day is 200, the default\n');
  expect((await runIn(env, 'config', 'get', 'new-per-day')).out).toBe('200\n');
});

test.each([
  ['exam-date', '2027-01-15', '2027-01-15'],
  ['exam-date', '6w', '2027-01-01'],
  ['exam-date', 'in 42 days', '2027-01-01'],
  ['exam-date', 'none', 'none'],
  ['days-off', 'sun,sat', 'sun,sat'],
  ['easy-days', 'wed', 'wed'],
  ['editor', 'code --wait', 'code --wait'],
  ['desired-retention', '0.85', '0.85'],
])('config set %s %s', async (name, value, text) => {
  const env = testEnv();
  expect((await runIn(env, 'config', 'set', name, value)).code).toBe(0);
  expect((await runIn(env, 'config', 'get', name)).out).toBe(`${text}\n`);
});

test.each([
  [['set', 'new-per-day', '-1'], "new-per-day cannot be '-1': it must be a whole number from 0 to 9999"],
  [
    ['set', 'desired-retention', '2'],
    "desired-retention cannot be '2': it must be a number from 0.7 to 0.99",
  ],
  [
    ['set', 'exam-date', '2026-11-19'],
    "exam-date cannot be '2026-11-19': it must be today (2026-11-20) or later, or none",
  ],
  [
    ['set', 'exam-date', '2099-99-99'],
    `exam-date cannot be '2099-99-99': it must be a date such as 2027-01-15, or a time such as 6w or "in 42 days"; or none`,
  ],
  [['set', 'exam-dat', 'none'], "unknown setting 'exam-dat'; did you mean 'exam-date'?"],
  [['get', 'new'], "unknown setting 'new'; did you mean 'new-per-day'?"],
  [['unset', 'x'], "unknown setting 'x'\nk8s-drill config list shows them all"],
  [['lst'], "unknown command 'lst'"],
  [['set', 'new-per-day'], "missing required argument 'value'"],
])('config %j is refused with exit code 2, and nothing is written', async (argv, message) => {
  const env = testEnv();
  const { code, out, err } = await runIn(env, 'config', ...argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`k8s-drill: ${message}`);
  expect(env.fs.existsSync(env.home)).toBe(false);
});

test('an environment variable that goes before what is set is said', async () => {
  const env = testEnv({ variables: { K8S_DRILL_NEW_PER_DAY: '3' } });
  const { err } = await runIn(env, 'config', 'set', 'new-per-day', '5');
  expect(err).toBe('k8s-drill: K8S_DRILL_NEW_PER_DAY is set and takes precedence\n');
});

test('--json holds what each setting is, was and may be', async () => {
  const env = testEnv();
  await runIn(env, 'config', 'set', 'days-off', 'sat');
  const { version, settings } = JSON.parse((await runIn(env, 'config', 'list', '--json')).out);
  expect(version).toBe(1);
  expect(settings.find((s: { name: string }) => s.name === 'days-off')).toMatchObject({
    value: ['sat'],
    origin: 'file',
    default: [],
  });
  expect(JSON.parse((await runIn(env, 'config', 'get', 'exam-date', '--json')).out)).toMatchObject({
    version: 1,
    name: 'exam-date',
    value: 'none',
    origin: 'default',
  });
});

test('a bad value in the file is said when listing, and can be set right', async () => {
  const env = testEnv();
  mkdirSync(env.home);
  writeFileSync(join(env.home, 'config.json'), '{"new-per-day": "many", "colour": "red"}');
  expect((await runIn(env, 'config', 'list')).err).toBe(
    'k8s-drill: new-per-day is "many"; it must be a whole number from 0 to 9999, so the default holds\n' +
      "k8s-drill: config.json has 'colour', which is no setting\n",
  );
  await runIn(env, 'config', 'set', 'new-per-day', '7');
  expect((await runIn(env, 'config', 'unset', 'colour')).out).toBe('colour is gone from the file\n');
  expect(JSON.parse(readFileSync(join(env.home, 'config.json'), 'utf8'))).toEqual({ 'new-per-day': 7 });
});

test('a file that is no JSON is refused with exit code 3, and stays', async () => {
  const env = testEnv();
  mkdirSync(env.home);
  writeFileSync(join(env.home, 'config.json'), 'new-per-day: 5');
  for (const argv of [['list'], ['set', 'new-per-day', '5'], ['unset', 'new-per-day']]) {
    const { code, err } = await runIn(env, 'config', ...argv);
    expect(code).toBe(3);
    expect(err).toContain('config.json is not a file of settings (one JSON object); it was left as it is');
  }
  expect(readFileSync(join(env.home, 'config.json'), 'utf8')).toBe('new-per-day: 5');
});
