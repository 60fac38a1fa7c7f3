import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const map = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: ${value}}\n`;

test('replace puts one object in the place of another', () => {
  const shell = new ClusterShell({ 'c.yaml': map('two') });
  expect(shell.kubectl('replace -f c.yaml').stderr).toBe(
    'Error from server (NotFound): error when replacing "c.yaml": configmaps "c" not found\n',
  );
  shell.kubectl('create -f -', map('one'));
  expect(shell.kubectl('replace -f c.yaml').stdout).toBe('configmap/c replaced\n');
  expect(shell.kubectl('get cm c -o jsonpath={.data.a}').stdout).toBe('two');
  expect(shell.kubectl('replace --force -f c.yaml').stdout).toBe(
    'configmap "c" deleted from default namespace\nconfigmap/c replaced\n',
  );
});

test('edit sends the changes, and nothing if there are none', () => {
  const shell = new ClusterShell();
  shell.kubectl('create -f -', map('one'));
  expect(shell.kubectl('edit cm c', '', (text) => text.replace('a: one', 'a: three')).stdout).toBe(
    'configmap/c edited\n',
  );
  expect(shell.kubectl('get cm c -o jsonpath={.data.a}').stdout).toBe('three');
  expect(shell.kubectl('edit cm c', '', (text) => text)).toEqual({
    exit: 0,
    stdout: '',
    stderr: 'Edit cancelled, no changes made.\n',
  });
});

test('a node is drained of all Pods except those of DaemonSets', () => {
  const shell = new ClusterShell();
  shell.kubectl('create deployment web --image=nginx --replicas=4');
  const { exit, stderr } = shell.kubectl('drain node01 --ignore-daemonsets');
  expect({ exit, failed: /unable to drain/.test(stderr) }).toEqual({ exit: 0, failed: false });
  expect(shell.kubectl('get pods -o jsonpath={.items[*].spec.nodeName}').stdout).not.toContain('node01');
  expect(shell.kubectl('run bare --image=nginx --overrides={"spec":{"nodeName":"node02"}}').exit).toBe(0);
  expect(shell.kubectl('drain node02 --ignore-daemonsets').stderr).toContain(
    'cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare',
  );
});

test('names and types are printed', () => {
  const shell = new ClusterShell();
  expect(shell.kubectl('auth whoami').stdout).toContain('Username    kubernetes-admin\n');
  expect(shell.kubectl('api-resources --api-group=batch --no-headers').stdout).toBe(
    'cronjobs   cj    batch/v1   true   CronJob\njobs             batch/v1   true   Job\n',
  );
});
