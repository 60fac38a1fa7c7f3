import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {color: red}\n';

describe('kubectl create --edit', () => {
  it('creates the edited object, and nothing if nothing was edited', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    expect(shell.kubectl('create -f c.yaml --edit')).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'Edit cancelled, no changes made.\n',
    });
    const edit = (text: string): string => text.replace('name: app', 'name: other');
    expect(shell.kubectl('create -f c.yaml --edit', '', edit).stdout).toBe('configmap/other created\n');
  });
});
