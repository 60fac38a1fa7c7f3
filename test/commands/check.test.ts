import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const GOOD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n';
const BAD = GOOD.replace('image', 'imgae');
const NEWER = GOOD.replace('{containers', '{hostnameOverride: x, containers');

function world(files: Readonly<Record<string, string>>, input?: string): TestEnv {
  const env = testEnv(input === undefined ? {} : { input });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(env.workingDirectory, path)), { recursive: true });
    writeFileSync(join(env.workingDirectory, path), text);
  }
  return env;
}

test('a good file', async () => {
  expect(await runIn(world({ 'a.yaml': GOOD }), 'check', 'a.yaml')).toEqual({
    code: 0,
    out: 'nothing found in 1 file\n',
    err: '',
  });
});

test('a bad file', async () => {
  const { code, out } = await runIn(world({ 'a.yaml': BAD }), 'check', 'a.yaml');
  expect(code).toBe(1);
  expect(out).toContain(
    'a.yaml:4:31 error spec.containers[0].imgae: Container has no field `imgae` [unknown-field]',
  );
  expect(out).toContain('did you mean `image`?');
});

test('standard input', async () => {
  expect(await runIn(world({}, GOOD), 'check', '-')).toMatchObject({ code: 0 });
  const { code, out } = await runIn(world({}, BAD), 'check', '-');
  expect([code, out]).toEqual([1, expect.stringContaining('stdin:4:31')]);
});

test('a folder: its manifests, once each, without hidden folders, through a link that goes round', async () => {
  const env = world({ 'm/a.yaml': BAD, 'm/b/c.json': '{}', 'm/.git/d.yaml': BAD, 'm/notes.txt': 'x' });
  symlinkSync(join(env.workingDirectory, 'm'), join(env.workingDirectory, 'm/again'));
  const { code, out } = await runIn(env, 'check', 'm', 'm/a.yaml', '--format', 'json');
  const { files, findings } = JSON.parse(out);
  expect(code).toBe(1);
  expect(files).toBe(2);
  expect(new Set(findings.map((f: { file: string }) => f.file))).toEqual(new Set(['m/a.yaml', 'm/b/c.json']));
});

test('the version is the curriculum’s unless another is asked for', async () => {
  const env = world({ 'a.yaml': NEWER });
  expect(await runIn(env, 'check', 'a.yaml')).toMatchObject({ code: 0 });
  const { code, out } = await runIn(env, 'check', 'a.yaml', '--kubernetes', 'v1.33');
  expect([code, out]).toEqual([1, expect.stringContaining('it was added in 1.34')]);
});

test('warnings alone are no failure', async () => {
  const env = world({ 'a.yaml': GOOD.replace('{containers', '{volumes: [{name: v}], containers') });
  expect(await runIn(env, 'check', 'a.yaml')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 warning in 1 file'),
  });
});

test('a file that cannot be read among others: they are checked, then it is told', async () => {
  const env = world({ 'a.yaml': BAD, 'b.yaml': GOOD });
  const readFileSync = ((path: string, ...rest: never[]) => {
    if (String(path).endsWith('b.yaml')) throw Object.assign(new Error('no'), { code: 'EACCES' });
    return env.fs.readFileSync(path, ...rest);
  }) as typeof env.fs.readFileSync;
  const failing = { ...env, fs: { ...env.fs, readFileSync } };
  const { code, out, err } = await runIn(failing, 'check', '.');
  expect(code).toBe(3);
  expect(out).toContain('a.yaml:4:31');
  expect(err).toContain('b.yaml: permission denied');
});

describe('wrong usage', () => {
  test.each([
    [['check'], "missing required argument 'paths'"],
    [['check', 'nope.yaml'], "nothing matches 'nope.yaml': there is no such file or folder"],
    [['check', 'empty'], "'empty': no manifests"],
    [['check', 'a.yaml', '--kubernetes', '1.20'], '--kubernetes takes 1.33, 1.34, 1.35, 1.36'],
    [['check', 'a.yaml', '--format', 'xml'], '--format takes pretty, json, github, sarif'],
  ])('%j', async (argv, message) => {
    const { code, err } = await runIn(world({ 'a.yaml': GOOD, 'empty/x.txt': '' }), ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('explain', () => {
  test('lists fields as kubectl does', async () => {
    const { code, out } = await runIn(testEnv(), 'explain', 'po.spec.containers');
    expect(code).toBe(0);
    expect(out).toContain('KIND:     Pod');
    expect(out).toContain('FIELD:    spec.containers <[]Container>  required');
    expect(out).toMatch(/imagePullPolicy +<string> {2}one of Always, IfNotPresent, Never/);
    expect(out).toContain('https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/');
  });

  test('as one document', async () => {
    const { out } = await runIn(testEnv(), 'explain', 'svc', '--json');
    expect(JSON.parse(out)).toMatchObject({ version: 1, kind: 'Service', apiVersion: 'v1' });
  });

  test.each([
    ['pood', "unknown kind 'pood'; did you mean 'Pod'?"],
    ['pod.spec.image', '`image` belongs under `containers[]`'],
  ])('%s', async (subject, message) => {
    const { code, err } = await runIn(testEnv(), 'explain', subject);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('JSON carries what the API server itself says', async () => {
  const pod = GOOD.replace('{containers', '{activeDeadlineSeconds: 0, containers');
  const { code, out } = await runIn(world({ 'a.yaml': pod }), 'check', 'a.yaml', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out).findings).toMatchObject([
    {
      code: 'invalid-value',
      path: 'spec.activeDeadlineSeconds',
      server: ['spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive'],
    },
  ]);
});

describe('--before', () => {
  const deployment = (app: string, image: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: ${app}}}\n` +
    `  template:\n    metadata: {labels: {app: ${app}}}\n    spec: {containers: [{name: a, image: ${image}}]}\n`;
  const compared = (old: string, next: string) =>
    runIn(world({ 'old.yaml': old, 'new.yaml': next }), 'check', '--before', 'old.yaml', 'new.yaml');

  test('a change that is allowed', async () => {
    expect(await compared(deployment('web', 'nginx:1'), deployment('web', 'nginx:2'))).toMatchObject({
      code: 0,
    });
  });

  test('a change that is not, and what to do instead', async () => {
    const { code, out } = await compared(deployment('web', 'nginx:1'), deployment('shop', 'nginx:1'));
    expect(code).toBe(1);
    expect(out).toContain('new.yaml:5:3 error spec.selector');
    expect(out).toContain('field is immutable');
    expect(out).toContain('kubectl replace --force');
  });

  test('a Pod may change its images and little else', async () => {
    expect(await compared(GOOD, GOOD.replace('image: b', 'image: c'))).toMatchObject({ code: 0 });
    const { code, out } = await compared(GOOD, GOOD.replace('{containers', '{nodeName: node01, containers'));
    expect([code, out]).toEqual([1, expect.stringContaining('change the template of its controller')]);
  });

  test('an object that is not stored is new', async () => {
    const other = deployment('web', 'nginx:1').replace('name: web', 'name: other');
    expect(await compared(GOOD, other)).toMatchObject({ code: 0 });
  });

  test('a file that is not there', async () => {
    const { code } = await runIn(world({ 'new.yaml': GOOD }), 'check', '--before', 'old.yaml', 'new.yaml');
    expect(code).toBe(2);
  });
});
