import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const deployment = (env: string, image = 'nginx:1.28') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: c, image: '${image}', env: [${env}]}
`;

test('apply creates, keeps, changes and removes', () => {
  const shell = new ClusterShell({
    'one.yaml': deployment('{name: A, value: "1"}, {name: B, value: "2"}'),
    'two.yaml': deployment('{name: B, value: "3"}', 'nginx:1.29'),
  });
  expect(shell.kubectl('apply -f one.yaml').stdout).toBe('deployment.apps/web created\n');
  expect(shell.kubectl('apply -f one.yaml').stdout).toBe('deployment.apps/web unchanged\n');
  expect(shell.kubectl('scale deploy web --replicas=4').stdout).toBe('deployment.apps/web scaled\n');
  expect(shell.kubectl('apply -f two.yaml').stdout).toBe('deployment.apps/web configured\n');
  const path =
    '{.spec.replicas} {.spec.template.spec.containers[*].image} {.spec.template.spec.containers[*].env}';
  expect(shell.kubectl(`get deploy web -o jsonpath=${path.replaceAll(' ', '')}`).stdout).toBe(
    '2nginx:1.29[{"name":"B","value":"3"}]',
  );
});

test('set changes the named objects', () => {
  const shell = new ClusterShell({ 'one.yaml': deployment('') });
  shell.kubectl('apply -f one.yaml');
  expect(shell.kubectl('set image deploy/web c=nginx:1.30').stdout).toBe(
    'deployment.apps/web image updated\n',
  );
  expect(shell.kubectl('set image deploy/web d=nginx:1.30').stderr).toBe(
    'error: unable to find container named "d"\n',
  );
  expect(shell.kubectl('set resources deploy/web --limits=cpu=200m,memory=64Mi').stdout).toBe(
    'deployment.apps/web resource requirements updated\n',
  );
  expect(shell.kubectl('set serviceaccount deploy web default').stdout).toBe(
    'deployment.apps/web serviceaccount updated\n',
  );
  expect(
    shell.kubectl(
      'get deploy web -o jsonpath={.spec.template.spec.containers[0].image}{.spec.template.spec.containers[0].resources}',
    ).stdout,
  ).toBe('nginx:1.30{"limits":{"cpu":"200m","memory":"64Mi"}}');
});

test('taints are added, changed and removed', () => {
  const shell = new ClusterShell();
  expect(shell.kubectl('taint nodes node01 team=blue:NoSchedule').stdout).toBe('node/node01 tainted\n');
  expect(shell.kubectl('taint nodes node01 team=red:NoSchedule').stderr).toBe(
    'error: node node01 already has team taint(s) with same effect(s) and --overwrite is false\n',
  );
  expect(shell.kubectl('taint nodes node01 team=red:NoSchedule --overwrite').stdout).toBe(
    'node/node01 modified\n',
  );
  expect(shell.kubectl('get node node01 -o jsonpath={.spec.taints}').stdout).toBe(
    '[{"effect":"NoSchedule","key":"team","value":"red"}]',
  );
  expect(shell.kubectl('taint nodes node01 team-').stdout).toBe('node/node01 untainted\n');
  expect(shell.kubectl('taint nodes node01 team-').stderr).toBe('error: taint "team" not found\n');
});

test('server-side apply owns fields and reports conflicts', () => {
  const shell = new ClusterShell({ 'one.yaml': deployment(''), 'two.yaml': deployment('', 'nginx:1.29') });
  expect(shell.kubectl('apply --server-side -f one.yaml').stdout).toBe(
    'deployment.apps/web serverside-applied\n',
  );
  const { exit, stderr } = shell.kubectl('apply --server-side --field-manager=other -f two.yaml');
  expect(exit).toBe(1);
  expect(stderr).toMatch(
    /^error: Apply failed with 1 conflict: conflict with "kubectl": \.spec\.template\.spec\.containers\[name="c"\]\.image\n/,
  );
});
