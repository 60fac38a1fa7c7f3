import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSessionFolder, removeSessionFolder } from '../../src/serve/session-folder.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A folder as left by a cluster with this process. */
function leftover(env: TestEnv, name: string, owner: object | undefined, age = 3600): string {
  const path = join(env.temporaryDirectory, `k8s-drill-cluster-${name}`);
  mkdirSync(path);
  writeFileSync(join(path, 'config'), 'secret');
  if (owner !== undefined) writeFileSync(join(path, 'owner.json'), JSON.stringify(owner));
  utimesSync(path, NOON / 1000 - age, NOON / 1000 - age);
  return path;
}

describe('the folder of a cluster', () => {
  test('is accessible only to its owner, and so is the kubeconfig', () => {
    const env = testEnv();
    const { path, kubeconfig } = createSessionFolder(env, 'apiVersion: v1\n');
    expect(mode(path)).toBe('700');
    expect(mode(kubeconfig)).toBe('600');
    expect(readFileSync(kubeconfig, 'utf8')).toBe('apiVersion: v1\n');
  });

  test('has a different name each time', () => {
    const env = { ...testEnv(), isRunning: () => true };
    expect(createSessionFolder(env, '').path).not.toBe(createSessionFolder(env, '').path);
  });

  test('is removed with everything that kubectl wrote there', () => {
    const env = testEnv();
    const folder = createSessionFolder(env, '');
    mkdirSync(join(folder.cache, 'discovery'), { recursive: true });
    removeSessionFolder(env, folder);
    expect(readdirSync(env.temporaryDirectory)).toEqual([]);
    removeSessionFolder(env, folder);
  });

  test('is not left incomplete if the disk is full', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const env = testEnv({
      fs: {
        writeFileSync: (path, ...rest) => {
          if (String(path).endsWith('config')) throw full;
          writeFileSync(path, ...rest);
        },
      },
    });
    expect(() => createSessionFolder(env, '')).toThrow(/^cannot write .*: no space is left on the disk/);
    expect(readdirSync(env.temporaryDirectory)).toEqual([]);
  });
});

describe('the next start', () => {
  const owner = { process: 4711, machineStart: 0 };

  test.each([
    ['a killed process', owner, false, false],
    ['a process that runs', owner, true, true],
    [
      'a process before the machine was started again',
      { process: 4711, machineStart: -3_600_000 },
      true,
      false,
    ],
    ['a process of number 0', { process: 0, machineStart: 0 }, true, false],
    ['nobody, some time ago', undefined, true, false],
  ])('finds the folder of %s', (_, left, runs, stays) => {
    const env = { ...testEnv(), isRunning: (id: number) => runs && id === 4711 };
    const path = leftover(env as TestEnv, 'x', left);
    createSessionFolder(env, '');
    expect(existsSync(path)).toBe(stays);
  });

  test('keeps a folder that is just being created', () => {
    const env = testEnv();
    const path = leftover(env, 'x', undefined, 1);
    createSessionFolder(env, '');
    expect(existsSync(path)).toBe(true);
  });

  test('keeps folders that are not of a cluster, and the targets of links', () => {
    const env = testEnv();
    const other = join(env.temporaryDirectory, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'file'), '');
    symlinkSync(other, join(env.temporaryDirectory, 'k8s-drill-cluster-link'));
    createSessionFolder(env, '');
    expect(existsSync(join(other, 'file'))).toBe(true);
  });
});
