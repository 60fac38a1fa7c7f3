import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Printed, runBoth, withoutAges } from '../support/both-kubectls.ts';
import { HAS_KUBERNETES_TOOLS } from '../support/kubernetes-tools.ts';

const OBJECTS = resolve(import.meta.dirname, '../fixtures/describe');

/** What follows `kubectl describe`: every kind that has a description of its own, others, and mistakes. */
const LINES = [
  ...[
    'ns kube-public',
    'cm',
    'secret',
    'sa',
    'pods',
    'deploy',
    'rs',
    'sts',
    'ds',
    'job',
    'cj',
    'svc',
    'ep',
    'ing',
  ],
  ...['endpointslices', 'netpol', 'pvc', 'role', 'rolebinding', 'quota', 'hpa', 'pdb', 'rc', 'widgets'],
  ...['pods -l app=dep', 'deploy,svc', 'wd/w', 'pod/nosuch', 'pod b', 'deploy dep --show-events=false'],
  ...['pods/ok pods/nosuch', 'replicasets,pods nosuch', 'nosuch', 'limits nosuch', '', 'pod'],
  ...['pv', 'pc', 'ingressclass', 'sc', 'clusterrole', 'clusterrolebinding', 'crd', 'csr', 'csinode', 'vac'],
  ...['node', 'servicecidr', 'ipaddress', 'apiservice v1.apps', 'pods -A', '-f widget.yaml'],
];

const SET_UP = [
  '$real apply -f objects.yaml >applied 2>&1; sleep 2; $real apply -f widget.yaml >>applied 2>&1',
  '$real config set-context --current --namespace=rich >/dev/null',
  '$real set image deploy/dep c=nginx:1.29 >/dev/null',
  '$real taint node node01 z=1:NoExecute a:NoSchedule >/dev/null; sleep 4',
];

describe.runIf(HAS_KUBERNETES_TOOLS)('describe prints what the real kubectl prints', () => {
  let printed: readonly Printed[] = [];

  beforeAll(() => {
    const lines = LINES.map((line) => `describe ${line}`);
    printed = runBoth(OBJECTS, SET_UP, lines);
  }, 250_000);

  test.each(LINES.map((line, at) => ({ line, at })))('describe $line', ({ at }) => {
    const { real = 'nothing', own = '' } = printed[at] ?? {};
    if (own !== real) expect(withoutAges(own)).toBe(withoutAges(real));
  });
});
