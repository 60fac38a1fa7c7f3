import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../../support/cluster-shell.ts';

const MAP =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app, labels: {app: shop}}\ndata: {color: red}\n';

describe('kubectl apply --prune', () => {
  const OTHER = MAP.replace('name: app', 'name: other');

  it('deletes objects that were applied before and are not in the files', () => {
    const shell = new ClusterShell({ 'a.yaml': MAP, 'b.yaml': OTHER });
    shell.kubectl('apply -f a.yaml -f b.yaml');
    shell.kubectl('create cm kept');
    shell.kubectl('label cm kept app=shop');
    expect(shell.kubectl('apply -f a.yaml --prune -l app=shop').stdout).toBe(
      'configmap/app unchanged\nconfigmap/other pruned\n',
    );
    expect(shell.kubectl('get cm -l app=shop -o name').stdout).toBe('configmap/app\nconfigmap/kept\n');
  });

  it('requires its scope', () => {
    const shell = new ClusterShell({ 'a.yaml': MAP });
    expect(shell.kubectl('apply -f a.yaml --prune').stderr).toMatch(
      /^error: all resources selected for prune without explicitly passing --all\./,
    );
    expect(shell.kubectl('apply -f a.yaml -l app=else').stderr).toBe('error: no objects passed to apply\n');
  });
});
