import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Printed, runBoth, withoutAges } from '../support/both-kubectls.ts';
import { HAS_KUBERNETES_TOOLS } from '../support/kubernetes-tools.ts';

const OBJECTS = resolve(import.meta.dirname, '../fixtures/views');

const EXPLAIN = [
  ...['pod', 'deploy.spec', 'pods.spec.containers.ports', 'pod.spec.restartPolicy', 'pod.metadata.labels'],
  ...['deploy.spec.strategy --recursive', 'ing.spec.rules --recursive', 'widgets', 'widgets.spec'],
  ...['widgets.spec.name', 'widgets.spec.list', 'widgets --recursive', 'widgets.spec.map', 'pod.nosuch'],
  ...['pod.spec.nosuch.x', 'nosuch', '', 'hpa --api-version=autoscaling/v1', 'pod pod', 'cm.data'],
  ...[
    'hpa --api-version=autoscaling/v9',
    'svc.spec.ports.targetPort',
    'pod.spec.containers.resources.limits',
  ],
  ...['pod.spec.containers.command', 'cronjobs.batch.spec.schedule', 'crd --recursive', 'pod --recursive'],
  ...[
    'event',
    'events.events.k8s.io',
    'pod.metadata.creationTimestamp',
    'pods --output=json',
    'sc',
    'pods/x',
  ],
  ...['pod.spec.containers.lifecycle.stopSignal', 'pod.spec.containers.lifecycle --recursive', 'node.status'],
  ...['netpol.spec.ingress.from --recursive', 'sts.spec.volumeClaimTemplates', 'deployment.apps'],
];

const EVENTS = [
  ...['--for deploy/web', '--for pod/nosuch', '-n kube-public', '-A --for pod/nosuch', '--types=Nope'],
  ...['--types=Warning --no-headers', '-o name', '-o wide', '--for web', '--for nosuch/x', 'extra'],
];

const TOP = [
  ...['pod', 'node', 'pods -A --containers', 'pod nosuch', 'pod ok --sum', 'pod ok --containers'],
  ...['pods --sort-by=cpu --no-headers', 'nodes --sort-by=memory', 'node node01', 'node nosuch'],
  ...['pods -l a=b', 'pods --sum -A', 'pods -A --sum --containers', 'nodes --show-capacity'],
  ...['pods -n nosuch', 'pods ok -l a=b', 'pods ok two', 'pods --sort-by=nope', 'pods --sort-by=memory -A'],
];

const GET = [
  ...[
    '',
    'deployments.extensions',
    'pods --sort-by=.spec.nosuch',
    'nodes -L pool',
    'nosuch',
    'all',
    'all -A',
  ],
  ...['pods -L app,run --show-labels -o wide', 'pods --show-kind', 'pods nosuch --ignore-not-found'],
  ...['pods -l a=b', 'pods -l a=b -o yaml', 'pods -l a=b -o name', 'pods -o nosuch', 'pods ok nosuch'],
  ...['pods -o custom-columns=A:.metadata.name,B:.spec.nosuch', 'role,rolebinding', 'pods/ok svc/kubernetes'],
  ...["pods -o jsonpath='{.items[5].x}'", "pods -l a=b -o jsonpath='{.items[0].x}'", 'pods --chunk-size=1'],
  ...['svc,cm -o kyaml', 'pods -A -o kyaml', 'pods -A -o yaml', 'nodes -o yaml', 'clusterroles -o yaml'],
];

const CREATE = ['-f texts.yaml --dry-run=client -o kyaml', '-f pod.yaml --dry-run=client -o kyaml'];

const LINES = [
  ...EXPLAIN.map((line) => `explain ${line}`),
  ...EVENTS.map((line) => `events ${line}`),
  ...TOP.map((line) => `top ${line}`),
  ...GET.map((line) => `get ${line}`),
  ...CREATE.map((line) => `create ${line}`),
];

const SET_UP = [
  '$real create deploy web --image=nginx >/dev/null; $real run ok --image=nginx >/dev/null',
  '$real apply -f definition.yaml >/dev/null; sleep 6',
];

describe.runIf(HAS_KUBERNETES_TOOLS)('views print what the real kubectl prints', () => {
  let printed: readonly Printed[] = [];

  beforeAll(() => {
    printed = runBoth(OBJECTS, SET_UP, LINES, ['--metrics', '--speed', '20']);
  }, 300_000);

  test.each(LINES.map((line, at) => ({ line, at })))('$line', ({ at }) => {
    const { real = 'nothing', own = '' } = printed[at] ?? {};
    if (own !== real) expect(withoutAges(own)).toBe(withoutAges(real));
  });
});
