import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

test('a rollout is followed, listed, undone, paused and resumed', () => {
  const shell = new ClusterShell();
  const say = (line: string) => {
    const { stdout, stderr } = shell.kubectl(line);
    return stdout + stderr;
  };
  say('create deployment web --image=nginx:1.28 --replicas=2');
  expect(say('rollout status deploy/web')).toBe('deployment "web" successfully rolled out\n');
  say('set image deploy/web nginx=nginx:1.29');
  expect(say('rollout status deploy/web')).toMatch(/deployment "web" successfully rolled out\n$/);
  expect(say('rollout history deploy/web')).toBe(
    'deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
  );
  expect(say('rollout undo deploy/web')).toBe('deployment.apps/web rolled back\n');
  expect(say('get deploy web -o jsonpath={.spec.template.spec.containers[0].image}')).toBe('nginx:1.28');
  expect(say('rollout pause deploy/web')).toBe('deployment.apps/web paused\n');
  expect(say('rollout undo deploy/web')).toBe(
    "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again\n",
  );
  expect(say('rollout resume deploy/web')).toBe('deployment.apps/web resumed\n');
  expect(say('rollout restart deploy/web')).toBe('deployment.apps/web restarted\n');
  expect(say('wait deploy/web --for=condition=Available --timeout=30s')).toBe(
    'deployment.apps/web condition met\n',
  );
  expect(say('wait deploy/web --for=condition=Nope --timeout=1s')).toBe(
    'error: timed out waiting for the condition on deployments/web\n',
  );
  expect(say('wait pod/none --for=delete --timeout=1s')).toBe('');
});

test('who may do what', () => {
  const shell = new ClusterShell();
  expect(shell.kubectl('auth can-i create pods')).toEqual({ exit: 0, stdout: 'yes\n', stderr: '' });
  expect(shell.kubectl('auth can-i list pods --as=jane')).toEqual({ exit: 1, stdout: 'no\n', stderr: '' });
});
