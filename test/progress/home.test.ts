import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import Conf from 'conf';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isFailure } from '../../src/errors.ts';
import { createFolder, findHome } from '../../src/progress/home.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

describe('without K8S_DRILL_HOME it is the folder that conf takes', () => {
  const { platform } = process;
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform });
    vi.unstubAllEnvs();
  });

  test.each(['linux', 'freebsd', 'win32'])('on %s', (name) => {
    const folder = temporaryFolder();
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    vi.stubEnv('APPDATA', folder);
    Object.defineProperty(process, 'platform', { value: name });
    const confs = dirname(new Conf({ projectName: 'k8s-drill' }).path);
    const ours = findHome({
      ...testEnv(),
      platform: name,
      variables: { XDG_CONFIG_HOME: folder, APPDATA: folder },
    });
    expect(ours.folder.replaceAll('\\', '/')).toBe(confs);
  });
});

test.each([
  ['linux', '/home/me/.config/k8s-drill-nodejs'],
  ['darwin', '/home/me/Library/Preferences/k8s-drill-nodejs'],
  ['win32', '\\home\\me\\AppData\\Roaming\\k8s-drill-nodejs\\Config'],
])('on %s with no variable set it is %s', (platform, folder) => {
  const env = { ...testEnv(), platform, homeDirectory: '/home/me', variables: {} };
  expect(findHome(env).folder).toBe(folder);
});

test.each([
  ['/srv/drill', '/srv/drill'],
  ['drill', '/work/drill'],
  ['~/drill', '/home/me/drill'],
  ['~', '/home/me'],
])('K8S_DRILL_HOME=%s is %s', (chosen, folder) => {
  const own = { workingDirectory: '/work', homeDirectory: '/home/me' };
  const env = { ...testEnv(), ...own, variables: { K8S_DRILL_HOME: chosen } };
  expect(findHome(env)).toEqual({
    folder,
    config: `${folder}/config.json`,
    log: `${folder}/reviews.jsonl`,
    snapshot: `${folder}/progress.json`,
    decks: `${folder}/decks`,
    drafts: `${folder}/drafts`,
    exams: `${folder}/exams`,
    cache: `${folder}/cache`,
  });
});

test.each([
  ['~\\drill', 'C:\\Users\\me\\drill'],
  ['~/drill', 'C:\\Users\\me\\drill'],
  ['D:\\drill', 'D:\\drill'],
])('on Windows K8S_DRILL_HOME=%s is %s', (chosen, folder) => {
  const own = { platform: 'win32', workingDirectory: 'C:\\work', homeDirectory: 'C:\\Users\\me' };
  const env = { ...testEnv(), ...own, variables: { K8S_DRILL_HOME: chosen } };
  expect(findHome(env)).toMatchObject({ folder, log: `${folder}\\reviews.jsonl` });
});

test('a relative APPDATA is ignored', () => {
  const own = { platform: 'win32', homeDirectory: 'C:\\Users\\me', variables: { APPDATA: 'data' } };
  expect(findHome({ ...testEnv(), ...own }).folder).toBe(
    'C:\\Users\\me\\AppData\\Roaming\\k8s-drill-nodejs\\Config',
  );
});

test.each([
  ['~you/drill', '/home/me', "only a shell knows '~you'"],
  ['', '', 'set HOME or K8S_DRILL_HOME'],
  ['~/drill', 'relative', 'set HOME or K8S_DRILL_HOME'],
])('K8S_DRILL_HOME=%s with HOME=%s is wrong usage', (chosen, homeDirectory, told) => {
  const env = { ...testEnv(), homeDirectory, variables: { K8S_DRILL_HOME: chosen } };
  expect(() => findHome(env)).toThrow(told);
});

test('a relative XDG_CONFIG_HOME is ignored, as its specification says', () => {
  const env = { ...testEnv(), homeDirectory: '/home/me', variables: { XDG_CONFIG_HOME: 'conf' } };
  expect(findHome(env).folder).toBe('/home/me/.config/k8s-drill-nodejs');
});

test('an empty K8S_DRILL_HOME is none', () => {
  const env = { ...testEnv(), homeDirectory: homedir(), variables: { K8S_DRILL_HOME: '' } };
  expect(findHome(env).folder).toContain('k8s-drill-nodejs');
});

test('folders are for their owner alone, parents too', () => {
  const env = testEnv();
  createFolder(env, `${env.home}/decks`);
  expect(statSync(env.home).mode & 0o777).toBe(0o700);
  expect(statSync(`${env.home}/decks`).mode & 0o777).toBe(0o700);
});

test('a file where the home belongs is named', () => {
  const env = testEnv();
  env.fs.writeFileSync(env.home, '');
  expect(() => createFolder(env, env.home)).toThrow(expect.toSatisfy(isFailure));
  expect(() => createFolder(env, env.home)).toThrow(`cannot write ${env.home}: a file is there already`);
});
