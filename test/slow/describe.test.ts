import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_KUBERNETES_TOOLS, kubernetesTool } from '../support/kubernetes-tools.ts';

const ENTRY = resolve(import.meta.dirname, '../../bin/k8s-drill.js');
const OBJECTS = resolve(import.meta.dirname, '../fixtures/describe');

/** What follows `kubectl describe`: every kind that has a description of its own, others, and mistakes. */
const LINES = [
  ...['ns', 'cm', 'secret', 'sa', 'pods', 'deploy', 'rs', 'sts', 'ds', 'job', 'cj', 'svc', 'ep', 'ing'],
  ...['endpointslices', 'netpol', 'pvc', 'role', 'rolebinding', 'quota', 'hpa', 'pdb', 'rc', 'widgets'],
  ...['pods -l app=dep', 'deploy,svc', 'wd/w', 'pod/nosuch', 'pod b', 'deploy dep --show-events=false'],
  ...['pods/ok pods/nosuch', 'replicasets,pods nosuch', 'nosuch', 'limits nosuch', '', 'pod'],
  ...['pv', 'pc', 'ingressclass', 'sc', 'clusterrole', 'clusterrolebinding', 'crd', 'csr', 'csinode', 'vac'],
  ...['node', 'servicecidr', 'ipaddress', 'apiservice v1.apps', 'pods -A'],
];

describe.runIf(HAS_KUBERNETES_TOOLS)('describe prints what the real kubectl prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'describe-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    cpSync(OBJECTS, folder, { recursive: true });
    const real = kubernetesTool('kubectl');
    const script = [
      `real=${real}`,
      '$real apply -f objects.yaml >applied 2>&1; sleep 2; $real apply -f widget.yaml >>applied 2>&1',
      '$real config set-context --current --namespace=rich >/dev/null',
      '$real set image deploy/dep c=nginx:1.29 >/dev/null',
      '$real taint node node01 z=1:NoExecute a:NoSchedule >/dev/null; sleep 4',
      ...LINES.map(
        (line, at) =>
          `$real describe ${line} >real${at} 2>&1; echo $? >>real${at}; kubectl describe ${line} >own${at} 2>&1; echo $? >>own${at}`,
      ),
    ].join('\n');
    writeFileSync(join(folder, 'run.sh'), script);
    spawnSync(process.execPath, [ENTRY, 'cluster', '--built-in', '--', 'sh', 'run.sh'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, HOME: folder },
      timeout: 150_000,
    });
  }, 180_000);

  test.each(LINES.map((line, at) => ({ line, at })))('describe $line', ({ at }) => {
    const [real, own] = ['real', 'own'].map((name) => readFileSync(join(folder, `${name}${at}`), 'utf8'));
    if (own !== real) expect(withoutAges(own ?? '')).toBe(withoutAges(real ?? ''));
  });
});

/** The two run one after the other, so that ages differ, and with them the widths of columns. */
function withoutAges(text: string): string {
  return text
    .replace(/\b\d+[smh](?:\d+[smh])?\b/g, 'AGE')
    .replace(/ x\d+ over/g, ' xN over')
    .replace(/(RenewTime: .*)\d\d:\d\d:\d\d/g, '$1TIME')
    .replace(/ +/g, ' ');
}
