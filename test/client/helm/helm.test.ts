import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driveOnCluster } from '../../../src/client/drive-cluster.ts';
import { runHelm } from '../../../src/client/helm/helm.ts';
import type { VirtualFiles } from '../../../src/client/virtual-files.ts';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { ADMINISTRATOR } from '../../../src/lab/administrator.ts';
import { labFiles } from '../../../src/lab/start/lab-files.ts';
import { ROOT } from '../../support/decks.ts';

const CHART = join(ROOT, 'test/fixtures/helm/web');

/** A cluster with the chart of the fixtures in `web`, in which some files are others. */
function world(changed: Readonly<Record<string, string>> = {}) {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 5, 9), version: '1.35' });
  cluster.advance(1000);
  const files: VirtualFiles = labFiles();
  for (const name of readdirSync(CHART, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(CHART, name)).isFile())
      files.write(`web/${name}`, readFileSync(join(CHART, name), 'utf8'));
  for (const [name, text] of Object.entries(changed)) files.write(`web/${name}`, text);
  return (line: string): { readonly exit: number; readonly out: string } => {
    let out = '';
    const exit = driveOnCluster(runHelm(line.split(' '), { HOME: '/home/user' }), {
      ...{ cluster, user: ADMINISTRATOR, files, stdin: new Uint8Array() },
      print: (_, text) => {
        out += text;
      },
    });
    return { exit, out };
  };
}

const EMPTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

test('a release has its revisions, and a rollback adds one', () => {
  const helm = world();
  expect(helm('install shop web --set replicas=2')).toEqual({
    exit: 0,
    out: 'NAME: shop\nLAST DEPLOYED: Mon Jan  5 09:00:01 2026\nNAMESPACE: default\nSTATUS: deployed\nREVISION: 1\nDESCRIPTION: Install complete\nTEST SUITE: None\nNOTES:\nThank you for installing web.\nIt runs 2 Pods.\n',
  });
  expect(helm('upgrade shop web --set image.tag=1.30').exit).toBe(0);
  expect(helm('rollback shop').out).toBe('Rollback was a success! Happy Helming!\n');
  expect(
    helm('history shop')
      .out.split('\n')
      .map((row) => row.split(/\s*\t/)),
  ).toEqual([
    ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION     '],
    ['1', 'Mon Jan  5 09:00:01 2026', 'superseded', 'web-0.1.0', '1.29', 'Install complete'],
    ['2', 'Mon Jan  5 09:00:01 2026', 'superseded', 'web-0.1.0', '1.29', 'Upgrade complete'],
    ['3', 'Mon Jan  5 09:00:01 2026', 'deployed', 'web-0.1.0', '1.29', 'Rollback to 1   '],
    [''],
  ]);
  expect(helm('get values shop').out).toBe('USER-SUPPLIED VALUES:\nreplicas: 2\n');
});

test('no more than ten revisions are kept', () => {
  const helm = world();
  helm('install shop web');
  for (let n = 0; n < 12; n++) helm('upgrade shop web');
  expect(helm('history shop -o json').out.match(/"revision":\d+/g)).toEqual(
    Array.from({ length: 10 }, (_, n) => `"revision":${n + 4}`),
  );
});

describe('is refused', () => {
  test.each([
    ['install shop web --wait', {}, 'the helm built into k8s-drill does not support --wait of install'],
    ['install shop acme/web', {}, 'there is no folder acme/web'],
    ['status shop', {}, 'does not support "helm status"'],
    ['repo add a https://example.com', {}, 'does not support "helm repo add"'],
    ['install shop web', { 'templates/a.yaml': '{{ randAlpha 5 }}' }, 'function "randAlpha" not defined'],
    ['install shop web', { 'templates/a.yaml': '{{ .Values.a.b }}' }, 'nil pointer evaluating'],
    ['install shop web', { 'templates/a.yaml': '{{ include "none" . }}' }, 'no template "none"'],
    ['install shop web', { 'templates/a.yaml': '{{ if }}' }, 'missing value for if'],
    [
      'install shop web',
      { 'templates/a.yaml': '{{- define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}' },
      'without end',
    ],
    [
      'install shop web',
      { 'templates/a.yaml': `${EMPTY}data: {a: [}` },
      'YAML parse error on web/templates/a.yaml',
    ],
    [
      'install shop web',
      { 'templates/a.yaml': 'kind: Nothing\napiVersion: v1\nmetadata: {name: a}' },
      'no matches for kind "Nothing"',
    ],
    [
      'install shop web',
      {
        'templates/a.yaml': EMPTY.replace('{name: a}', '{name: a, annotations: {helm.sh/hook: pre-install}}'),
      },
      'hooks of a chart: pre-install',
    ],
    ['install shop web', { 'charts/x/Chart.yaml': 'name: x' }, 'the folder charts/ of a chart'],
    ['install shop web', { 'values.yaml': 'big: 1000000' }, 'numbers as large as 1000000'],
    ['install shop web', { 'values.yaml': '- a' }, 'cannot load values.yaml'],
    ['install shop web', { 'Chart.yaml': 'apiVersion: v2\nname: web' }, 'chart.metadata.version is required'],
    ['install shop web --set a', {}, 'key "a" has no value'],
    ['install shop web -f none.yaml', {}, 'open none.yaml: no such file'],
    ['install shop web -n nowhere', {}, 'namespaces "nowhere" not found'],
    ['rollback shop x', {}, 'invalid syntax'],
  ])('%s %j', (line, changed, message) => {
    const { exit, out } = world(changed as Record<string, string>)(line);
    expect([exit, out]).toEqual([1, expect.stringContaining(message)]);
    expect(out).toMatch(/^Error: /);
  });

  test('a test of a chart is not part of its release', () => {
    const annotated = EMPTY.replace('{name: a}', '{name: a, annotations: {helm.sh/hook: test}}');
    const helm = world({ 'templates/a.yaml': annotated });
    expect(helm('install shop web').exit).toBe(0);
    expect(helm('get manifest shop').out).not.toContain('ConfigMap');
  });
});
