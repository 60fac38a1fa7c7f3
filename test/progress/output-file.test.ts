import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputFile } from '../../src/progress/output-file.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

/** A home whose log is a link to a file elsewhere, with a folder beside it. */
function world(): TestEnv {
  const env = testEnv();
  for (const folder of ['home/decks', 'elsewhere'])
    mkdirSync(join(env.workingDirectory, folder), { recursive: true });
  writeFileSync(join(env.workingDirectory, 'elsewhere/log.jsonl'), '');
  symlinkSync('../elsewhere/log.jsonl', join(env.home, 'reviews.jsonl'));
  return env;
}

const REFUSED = 'is in the folder of your progress; give another path';

describe('a file that a command writes', () => {
  test.each([
    ['out.jsonl', 'out.jsonl'],
    ['no/such/folder/out', 'no/such/folder/out'],
    ['home-of-mine/out', 'home-of-mine/out'],
    ['home/decks/own.md', 'home/decks/own.md'],
    ['elsewhere/other', 'elsewhere/other'],
  ])('may be %s', (given, path) => {
    const env = world();
    expect(outputFile(env, given)).toBe(join(env.workingDirectory, path));
  });

  test.each([
    ['home/out.jsonl'],
    ['home/reviews.jsonl'],
    ['home/exams/2026.json'],
    ['home/new/folder/out'],
    ['home'],
    ['link/out'],
  ])('may not be %s, forced or not', (given) => {
    const env = world();
    symlinkSync('home', join(env.workingDirectory, 'link'));
    for (const force of [undefined, false, true])
      expect(() => outputFile(env, given, force)).toThrow(REFUSED);
  });

  test('may not be what a link of the home leads to', () => {
    expect(() => outputFile(world(), 'elsewhere/log.jsonl', true)).toThrow(REFUSED);
  });

  test('is only overwritten where that was asked for', () => {
    const env = testEnv();
    writeFileSync(join(env.workingDirectory, 'out'), '');
    const problem = (force?: boolean) => ({
      problem: expect.objectContaining({ code: 'file-exists', force: force !== undefined }),
    });
    expect(() => outputFile(env, 'out')).toThrow(expect.objectContaining(problem()));
    expect(() => outputFile(env, 'out', false)).toThrow(expect.objectContaining(problem(false)));
    expect(outputFile(env, 'out', true)).toBe(join(env.workingDirectory, 'out'));
  });
});
