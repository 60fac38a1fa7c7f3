import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorWorld } from '../support/editor-world.ts';
import { runIn } from '../support/run.ts';

const config = (home: string): string => join(home, 'config.json');

function stored(home: string, text: string): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(config(home), text);
}

test('the settings are opened as they are, and hold once they are saved', async () => {
  const { env, opened } = editorWorld(['{"new-per-day": 7}']);
  stored(env.home, '{"new-per-day": 5}');
  const { code, out } = await runIn(env, 'config', 'edit');
  expect([code, out]).toEqual([0, `the settings in ${config(env.home)} hold from now on\n`]);
  expect(opened).toEqual(['{"new-per-day": 5}']);
  expect((await runIn(env, 'config', 'get', 'new-per-day')).out).toBe('7\n');
  expect(statSync(config(env.home)).mode & 0o777).toBe(0o600);
  expect(existsSync(join(env.home, 'drafts/config.json'))).toBe(false);
});

test('without a file they begin empty', async () => {
  const { env, opened } = editorWorld(['{"day-start": 5}']);
  expect((await runIn(env, 'config', 'edit')).code).toBe(0);
  expect(opened).toEqual(['{}\n']);
  expect((await runIn(env, 'config', 'get', 'day-start')).out).toBe('5\n');
});

test.each([
  ['{"new-per-day": "many"}', 'new-per-day is "many"; it must be a whole number from 0 to 9999'],
  ['{"new-per-dya": 7}', "'new-per-dya', which is no setting; did you mean 'new-per-day'?"],
  ['{"new-per-day": 7', 'this is no JSON: '],
  ['[1]', 'this is no JSON object; settings are one JSON object'],
])('%s does not hold: the file stays, the text is kept and opened the next time', async (text, message) => {
  const { env, opened } = editorWorld([text, '{}']);
  stored(env.home, '{"new-per-day": 5}');
  const { code, err } = await runIn(env, 'config', 'edit');
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(err).toContain(`the settings are as they were; your text is in ${env.home}/drafts/config.json`);
  expect(readFileSync(config(env.home), 'utf8')).toBe('{"new-per-day": 5}');
  expect((await runIn(env, 'config', 'edit')).code).toBe(0);
  expect(opened[1]).toBe(text);
});

test('at a terminal there is a way back into the editor', async () => {
  const { env, opened } = editorWorld(['{', '{"new-per-day": 8}'], [['key', 'enter']]);
  expect((await runIn(env, 'config', 'edit')).code).toBe(0);
  expect(opened).toHaveLength(2);
  expect((await runIn(env, 'config', 'get', 'new-per-day')).out).toBe('8\n');
});

test('a broken file can be fixed', async () => {
  const { env, opened } = editorWorld(['{}']);
  stored(env.home, 'new-per-day: 5');
  expect((await runIn(env, 'config', 'edit')).code).toBe(0);
  expect(opened).toEqual(['new-per-day: 5']);
});

test('an editor that fails changes nothing', async () => {
  const { env } = editorWorld([], [], { code: 3, signal: null });
  stored(env.home, '{"new-per-day": 5}');
  const { code, err } = await runIn(env, 'config', 'edit');
  expect([code, err]).toEqual([1, expect.stringContaining('ed failed with exit code 3')]);
  expect(readFileSync(config(env.home), 'utf8')).toBe('{"new-per-day": 5}');
});
