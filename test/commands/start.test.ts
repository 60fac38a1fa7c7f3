import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askFirstRun } from '../../src/commands/start/first-run.ts';
import { isFirstRun } from '../../src/commands/start/is-first-run.ts';
import { start } from '../../src/commands/start.ts';
import type { Env } from '../../src/env.ts';
import { Failure } from '../../src/errors.ts';
import { type Scripted, scriptedPrompter } from '../support/scripted-prompter.ts';
import { testEnv } from '../support/test-env.ts';

const INTERRUPTED = new Failure({ code: 'interrupted' });

/** What is on the screen when the learner leaves. */
async function screen(columns: number, script: readonly Scripted[], settings?: object): Promise<string> {
  const world = testEnv();
  if (settings) {
    mkdirSync(world.home);
    writeFileSync(join(world.home, 'config.json'), JSON.stringify(settings));
  }
  const stdout = { ...world.stdout, isTTY: true, columns };
  const stdin = Object.assign(world.stdin, { isTTY: true });
  const env: Env = { ...world, stdin, stdout, prompter: async () => scriptedPrompter(script) };
  await expect(start(env, '')).rejects.toThrow(INTERRUPTED.message);
  return world.written.out;
}

test('the first screen is as wide as the terminal', async () => {
  const out = await screen(20, [
    ['line', 'soon'],
    ['line', INTERRUPTED],
  ]);
  expect(out).toContain('Everything stays in\nlocal files; nothing');
  expect(out).toMatch(/must\s+be\s+a\s+date/);
  expect(out.split('\n').filter((line) => line.length > 20)).toEqual([]);
});

test.each([
  [['6w', '45'], { 'exam-date': '2027-01-01', 'minutes-per-day': 45 }],
  [['2026-11-19', 'in 42 days', '0', ''], { 'exam-date': '2027-01-01' }],
  [['', '20'], { 'minutes-per-day': 20 }],
])('a first run answered with %j keeps %j', async (answers, settings) => {
  const world = testEnv();
  const prompter = scriptedPrompter([...answers.map((answer): Scripted => ['line', answer]), ['menu', [0]]]);
  const stdout = { ...world.stdout, isTTY: true };
  const stdin = Object.assign(world.stdin, { isTTY: true });
  const env: Env = { ...world, stdin, stdout, prompter: async () => prompter };
  expect(isFirstRun(env)).toBe(true);
  expect(await askFirstRun(env)).toBe('begin');
  prompter.finished();
  expect(JSON.parse(readFileSync(join(world.home, 'config.json'), 'utf8'))).toEqual(settings);
  expect(isFirstRun(env)).toBe(false);
});

test.each([
  ['2026-11-20', 'The exam is on 2026-11-20: today.'],
  ['2026-11-21', 'The exam is on 2026-11-21: 1 day left.'],
  ['2026-11-30', 'The exam is on 2026-11-30: 10 days left.'],
])('with an exam on %s', async (date, line) => {
  expect(await screen(80, [['menu', INTERRUPTED]], { 'exam-date': date })).toContain(line);
});

test.each<[string, Scripted[], string]>([
  [
    'some, and wants to be placed',
    [
      ['menu', [1]],
      ['menu', [0]],
    ],
    'place',
  ],
  [
    'much, and wants to begin',
    [
      ['menu', [2]],
      ['menu', [1]],
    ],
    'begin',
  ],
])('a learner who knows %s', async (_, menus, expected) => {
  const world = testEnv();
  const prompter = scriptedPrompter([['line', ''], ['line', ''], ...menus]);
  expect(await askFirstRun({ ...world, prompter: async () => prompter })).toBe(expected);
  prompter.finished();
});
