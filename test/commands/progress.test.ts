import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const LOG = `${[encodeHeader(id(99)), encodeEvent(review(1)), encodeEvent(review(2))].join('\n')}\n`;
const log = (env: TestEnv) => join(env.home, 'reviews.jsonl');

function worldWith(text: string): TestEnv {
  const env = testEnv();
  mkdirSync(env.home);
  writeFileSync(log(env), text);
  return env;
}

function fileWith(text: string): string {
  const path = join(temporaryFolder(), 'other.jsonl');
  writeFileSync(path, text);
  return path;
}

test('path prints the home, and creates nothing', async () => {
  const env = testEnv();
  expect(await runIn(env, 'progress', 'path')).toEqual({ code: 0, out: `${env.home}\n`, err: '' });
  expect(env.fs.existsSync(env.home)).toBe(false);
});

test('what is exported is imported elsewhere', async () => {
  const env = worldWith(LOG);
  expect((await runIn(env, 'progress', 'export')).out).toBe(LOG);
  const file = join(env.workingDirectory, 'answers.jsonl');
  expect(await runIn(env, 'progress', 'export', 'answers.jsonl')).toEqual({ code: 0, out: '', err: '' });
  const other = testEnv();
  expect(await runIn(other, 'progress', 'import', file)).toEqual({
    code: 0,
    out: `${file}: 2 added, 0 known already\n`,
    err: '',
  });
  expect((await runIn(other, 'progress', 'import', file)).out).toBe(`${file}: 0 added, 2 known already\n`);
});

test('an export never overwrites a file', async () => {
  const env = worldWith(LOG);
  const file = fileWith('my diary');
  const { code, err } = await runIn(env, 'progress', 'export', file);
  expect(code).toBe(2);
  expect(err).toBe(`k8s-drill: ${file} already exists; give another path\n`);
  expect(readFileSync(file, 'utf8')).toBe('my diary');
});

test('merge takes files and folders, in one go', async () => {
  const env = worldWith(LOG);
  const folder = worldWith(LOG.replace(id(2), id(3))).home;
  const file = fileWith(LOG.replace(id(2), id(4)));
  const { out } = await runIn(env, 'progress', 'merge', folder, file, '--json');
  expect(JSON.parse(out)).toEqual({
    version: 1,
    merged: [
      { path: join(folder, 'reviews.jsonl'), added: 1, known: 1 },
      { path: file, added: 1, known: 1 },
    ],
  });
});

test('merging with itself adds nothing and leaves every byte', async () => {
  const env = worldWith(LOG);
  expect((await runIn(env, 'progress', 'merge', env.home)).out).toBe(
    `${log(env)}: 0 added, 2 known already\n`,
  );
  expect(readFileSync(log(env), 'utf8')).toBe(LOG);
});

test.each([
  [
    'of a newer version',
    LOG.replace('"v":1', '"v":2'),
    'is of format 2, this version knows up to 1; it was left as it is',
  ],
  ['of garbage', 'garbage\n', 'is not a log of reviews by k8s-drill; it was left as it is'],
])('a file %s is refused with exit code 3, and nothing changes', async (_, text, message) => {
  const env = worldWith(LOG);
  const file = fileWith(text);
  for (const verb of ['merge', 'import']) {
    const { code, out, err } = await runIn(env, 'progress', verb, file);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(`k8s-drill: ${file} ${message}`);
  }
  expect(readFileSync(log(env), 'utf8')).toBe(LOG);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a file that is not there is said', async () => {
  const { code, err } = await runIn(testEnv(), 'progress', 'merge', 'nowhere.jsonl');
  expect(code).toBe(2);
  expect(err).toContain("k8s-drill: nothing matches 'nowhere.jsonl': there is no such file or folder\n");
});

test('torn lines of a merged file are said with their place, the first few of many', async () => {
  const file = fileWith(LOG);
  appendFileSync(file, '{"torn\n'.repeat(7));
  const { err } = await runIn(testEnv(), 'progress', 'merge', file);
  expect(err).toContain(`k8s-drill: ${file}:4: this line is no whole event; it was set aside\n`);
  expect(err).toMatch(/k8s-drill: and 2 more\n$/);
});

test.each([['merge'], ['import'], ['exprt']])('progress %s alone is wrong usage', async (verb) => {
  expect((await runIn(testEnv(), 'progress', verb)).code).toBe(2);
});
