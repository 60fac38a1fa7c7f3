import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {color: red}\n';

describe('kubectl diff', () => {
  it('prints what would be created, and ends with 1', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    const { exit, stdout } = shell.kubectl('diff -f c.yaml');
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /^diff -u -N \/tmp\/LIVE-\d+\/v1\.ConfigMap\.default\.app \/tmp\/MERGED-\d+\/v1\.ConfigMap\.default\.app\n--- .*\n\+\+\+ .*\n@@ -0,0 \+1,9 @@\n\+apiVersion: v1\n/,
    );
    expect(shell.kubectl('get cm app').exit).toBe(1);
  });

  it('prints the changes, and nothing if nothing would change', () => {
    const shell = new ClusterShell({
      'c.yaml': MAP,
      'd.yaml': MAP.replace('red', 'blue'),
    });
    shell.kubectl('apply -f c.yaml');
    expect(shell.kubectl('diff -f c.yaml')).toEqual({ exit: 0, stdout: '', stderr: '' });
    const { stdout } = shell.kubectl('diff -f d.yaml');
    expect(stdout).toContain('\n-  color: red\n+  color: blue\n');
    expect(shell.kubectl('get cm app -o jsonpath={.data.color}').stdout).toBe('red');
  });

  it('ends with 2 if it cannot compare', () => {
    expect(new ClusterShell().kubectl('diff -f none.yaml')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'error: the path "none.yaml" does not exist\n',
    });
    const shell = new ClusterShell({ 'c.yaml': MAP });
    expect(shell.kubectl('diff -f c.yaml --prune').exit).toBe(2);
  });
});
