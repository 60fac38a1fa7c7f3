import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { isFolderChanged } from '../../../src/commands/lab/work-folder.ts';
import { type TestEnv, testEnv } from '../../support/test-env.ts';

const encoder = new TextEncoder();
const BEGUN = [
  ['note.txt', encoder.encode('a note\n')],
  ['base/web.yaml', encoder.encode('kind: Pod\n')],
] as const;

let env: TestEnv;
let folder: string;

beforeEach(() => {
  env = testEnv();
  folder = join(env.homeDirectory, 'work');
  mkdirSync(join(folder, 'base'), { recursive: true });
  for (const [path, bytes] of BEGUN) writeFileSync(join(folder, path), bytes);
});

const isChanged = (): boolean => isFolderChanged(folder, BEGUN, env);

describe('a folder', () => {
  test('that is as it began, with an empty folder more, is not changed', () => {
    mkdirSync(join(folder, 'empty'));
    expect(isChanged()).toBe(false);
  });

  test.each<[string, () => void]>([
    ['a new file', () => writeFileSync(join(folder, 'base/answer.txt'), 'done')],
    ['another text', () => writeFileSync(join(folder, 'note.txt'), 'a note')],
    ['another name', () => renameSync(join(folder, 'note.txt'), join(folder, 'base/note.txt'))],
    ['a link to nowhere', () => symlinkSync('gone', join(folder, 'link'))],
  ])('is changed by %s', (_, change) => {
    change();
    expect(isChanged()).toBe(true);
  });

  test('that was empty is changed by its first file', () => {
    expect(isFolderChanged(join(folder, 'base'), [], env)).toBe(true);
  });
});
