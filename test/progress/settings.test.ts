import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkSettings,
  describeFinding,
  parseSetting,
  readSettings,
} from '../../src/progress/read-settings.ts';
import { SETTING_NAMES, type SettingName, settingOf, variableOf } from '../../src/progress/settings.ts';
import { storeSetting, unsetSetting } from '../../src/progress/write-setting.ts';
import { parseStudyDay } from '../../src/schedule/study-day.ts';
import { printable } from '../../src/source/printable.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const file = (env: TestEnv) => join(env.home, 'config.json');

function worldWith(config: string, variables: Record<string, string> = {}): TestEnv {
  const env = testEnv({ variables });
  mkdirSync(env.home);
  writeFileSync(file(env), config);
  return env;
}

describe('each setting', () => {
  test.each(SETTING_NAMES)(
    '%s: its default and its range are consistent, and what is stored is read',
    async (name) => {
      const { type, default: fallback } = settingOf(name);
      expect(type.parse(type.format(fallback))).toEqual(fallback);
      const env = testEnv();
      await storeSetting(env, name, fallback);
      expect(readSettings(env).resolved.find((r) => r.name === name)).toEqual({
        name,
        value: fallback,
        origin: 'file',
      });
    },
  );

  test.each<[SettingName, string, unknown]>([
    ['exam-date', '2027-01-15', parseStudyDay('2027-01-15')],
    ['exam-date', 'none', null],
    ['desired-retention', '0.85', 0.85],
    ['desired-retention', '0.7', 0.7],
    ['desired-retention', '0.99', 0.99],
    ['minutes-per-day', ' 45 ', 45],
    ['new-per-day', '0', 0],
    ['reviews-per-day', '9999', 9999],
    ['day-start', '23', 23],
    ['days-off', 'sun,Sat', [0, 6]],
    ['days-off', 'sat, sat', [6]],
    ['days-off', 'none', []],
    ['editor', 'code --wait', 'code --wait'],
  ])('%s may be %j', (name, text, value) => {
    expect(parseSetting(name, text)).toEqual(value);
    expect(settingOf(name).type.parse(settingOf(name).type.format(value))).toEqual(value);
  });

  test.each<[SettingName, string, string]>([
    ['exam-date', '2027-02-29', 'a date (YYYY-MM-DD) from 2020-01-01 to 2099-12-31, or none'],
    ['exam-date', '2150-01-01', 'a date (YYYY-MM-DD) from 2020-01-01 to 2099-12-31, or none'],
    ['exam-date', 'tomorrow', 'a date (YYYY-MM-DD) from'],
    ['desired-retention', '0.5', 'a number from 0.7 to 0.99'],
    ['desired-retention', '1', 'a number from 0.7 to 0.99'],
    ['desired-retention', 'Infinity', 'a number from 0.7 to 0.99'],
    ['minutes-per-day', '0', 'a whole number from 1 to 1440'],
    ['new-per-day', '-1', 'a whole number from 0 to 9999'],
    ['new-per-day', '1e3', 'a whole number from 0 to 9999'],
    ['reviews-per-day', '2.5', 'a whole number from 0 to 9999'],
    ['day-start', '24', 'a whole number from 0 to 23'],
    ['days-off', 'sat,soon', 'days of the week such as sat,sun'],
    ['days-off', 'mon,tue,wed,thu,fri,sat,sun', 'not all seven'],
    ['editor', '', 'a program such as vim'],
    ['editor', 'vim\u001b[2J', 'no control characters'],
  ])('%s may not be %j, and the range is said', (name, text, expected) => {
    expect(() => parseSetting(name, text)).toThrow(`${name} cannot be '${printable(text)}': it must be `);
    expect(() => parseSetting(name, text)).toThrow(expected);
  });
});

describe('reading', () => {
  test('without a file every default holds, and nothing is created', () => {
    const env = testEnv();
    const { settings, resolved, findings } = readSettings(env);
    expect(settings).toMatchObject({ 'new-per-day': 200, 'day-start': 4, 'exam-date': null, 'days-off': [] });
    expect(new Set(resolved.map((r) => r.origin))).toEqual(new Set(['default']));
    expect(findings).toEqual([]);
    expect(env.fs.existsSync(env.home)).toBe(false);
  });

  test('the environment goes before the file, the file before the default', () => {
    const env = worldWith('{"new-per-day": 5, "day-start": 3}', { K8S_DRILL_NEW_PER_DAY: '7' });
    const { resolved } = readSettings(env);
    expect(resolved.filter((r) => r.origin !== 'default')).toEqual([
      { name: 'new-per-day', value: 7, origin: 'environment' },
      { name: 'day-start', value: 3, origin: 'file' },
    ]);
    expect(variableOf('exam-date')).toBe('K8S_DRILL_EXAM_DATE');
  });

  test('a value out of range is said, with its place and the range, and the default holds', () => {
    const env = worldWith('{"new-per-day": -3, "days-off": ["sat", 7], "editor": {}}', {
      K8S_DRILL_DAY_START: '25',
    });
    const { settings, findings } = readSettings(env);
    expect(settings).toMatchObject({ 'new-per-day': 200, 'days-off': [], editor: null, 'day-start': 4 });
    expect(findings.map(describeFinding)).toEqual([
      'new-per-day is -3; it must be a whole number from 0 to 9999, so the default holds',
      'K8S_DRILL_DAY_START is 25; it must be a whole number from 0 to 23, so the default holds',
      expect.stringMatching(/^days-off is \["sat",7\]; it must be days of the week/),
      expect.stringMatching(/^editor is \{}; it must be a program/),
    ]);
  });

  test('an unknown key is named, with the nearest', () => {
    const { findings } = readSettings(worldWith('{"new-per-days": 5}'));
    expect(findings.map(describeFinding)).toEqual([
      "config.json has 'new-per-days', which is no setting; did you mean 'new-per-day'?",
    ]);
  });

  test('one value stands for a list of one, a text for its words; what is not plain is no value', () => {
    const config =
      '{"days-off": "sat", "easy-days": ["sun", "mon"], "minutes-per-day": "45", "day-start": true}';
    const { settings, findings } = readSettings(worldWith(config));
    expect(settings).toMatchObject({
      ...{ 'days-off': [6], 'easy-days': [0, 1], 'minutes-per-day': 45, 'day-start': 4 },
    });
    expect(findings).toEqual([
      {
        ...{ code: 'invalid-setting', name: 'day-start', origin: 'file', found: 'true' },
        expected: 'a whole number from 0 to 23',
      },
    ]);
  });

  test('spaces around a value are nothing, and an empty variable is none', () => {
    const variables = { K8S_DRILL_DAY_START: ' 5 ', K8S_DRILL_EDITOR: '' };
    const { settings, findings } = readSettings(worldWith('{"editor": " vim "}', variables));
    expect([settings['day-start'], settings.editor, findings]).toEqual([5, 'vim', []]);
  });

  test('a text of settings is checked alone, without the environment', () => {
    expect(checkSettings('c.json', '\uFEFF{"day-start": 24, "editor": "vim", "dey-start": 1}')).toEqual([
      { code: 'unknown-setting', name: 'dey-start', nearest: ['day-start'] },
      {
        ...{ code: 'invalid-setting', name: 'day-start', origin: 'file', found: '24' },
        expected: 'a whole number from 0 to 23',
      },
    ]);
    expect(checkSettings('c.json', ' ')).toEqual([]);
    expect(() => checkSettings('c.json', '7')).toThrow('c.json is not a file of settings (one JSON object)');
  });

  test('an empty file has no settings', () => {
    expect(readSettings(worldWith('')).findings).toEqual([]);
  });

  test.each(['{"new-per-day": 5', '[]', 'null', 'new-per-day: 5'])(
    '%j is no file of settings, and stays',
    async (text) => {
      const env = worldWith(text);
      expect(() => readSettings(env)).toThrow(
        'is not a file of settings (one JSON object); it was left as it is',
      );
      await expect(storeSetting(env, 'day-start', 5)).rejects.toThrow('it was left as it is');
      expect(readFileSync(file(env), 'utf8')).toBe(text);
    },
  );
});

describe('writing', () => {
  test('creates the home and the file for their owner alone', async () => {
    const env = testEnv();
    await storeSetting(env, 'days-off', [0, 6]);
    expect(readFileSync(file(env), 'utf8')).toBe('{\n  "days-off": [\n    "sun",\n    "sat"\n  ]\n}\n');
    expect(statSync(env.home).mode & 0o777).toBe(0o700);
    expect(statSync(file(env)).mode & 0o777).toBe(0o600);
  });

  test('keeps every other key, known or not', async () => {
    const env = worldWith('{"a.b": {"c": 1}, "day-start": 5}');
    await storeSetting(env, 'new-per-day', 3);
    await unsetSetting(env, 'day-start');
    expect(JSON.parse(readFileSync(file(env), 'utf8'))).toEqual({ 'a.b': { c: 1 }, 'new-per-day': 3 });
  });

  test('into an empty file works', async () => {
    const env = worldWith('');
    await storeSetting(env, 'new-per-day', 3);
    expect(readSettings(env).settings['new-per-day']).toBe(3);
  });

  test('a file where the home belongs is a failure', async () => {
    const env = testEnv();
    writeFileSync(env.home, '');
    await expect(storeSetting(env, 'new-per-day', 3)).rejects.toThrow(
      /a part of the path is not a folder|a file/,
    );
  });
});
