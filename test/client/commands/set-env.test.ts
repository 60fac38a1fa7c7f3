import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

test('variables are set, taken from a ConfigMap, listed and removed', () => {
  const shell = new ClusterShell();
  shell.kubectl('create deployment web --image=nginx');
  shell.kubectl('create configmap app --from-literal=color=red');
  expect(shell.kubectl('set env deploy/web A=1').stdout).toBe('deployment.apps/web env updated\n');
  expect(shell.kubectl('set env deploy/web --from=configmap/app')).toEqual({
    exit: 0,
    stdout: 'deployment.apps/web env updated\n',
    stderr: 'Warning: key color transferred to COLOR\n',
  });
  expect(shell.kubectl('set env deploy/web --list').stdout).toBe(
    '# Deployment web, container nginx\nA=1\n# COLOR from configmap app, key color\n',
  );
  expect(shell.kubectl('set env deploy/web A=2 --overwrite=false').stderr).toBe(
    "error: 'A' already has a value (1), and --overwrite is false\n",
  );
  expect(shell.kubectl('set env deploy/web A-').stdout).toBe('deployment.apps/web env updated\n');
  expect(shell.kubectl('set env deploy/web --list').stdout).toBe(
    '# Deployment web, container nginx\n# COLOR from configmap app, key color\n',
  );
});

test('an annotation is kept without --overwrite', () => {
  const shell = new ClusterShell();
  shell.kubectl('annotate ns default owner=a');
  expect(shell.kubectl('annotate ns default owner=b').stderr).toBe(
    "error: --overwrite is false but found the following declared annotation(s): 'owner' already has a value (a)\n",
  );
});
