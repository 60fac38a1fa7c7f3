import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../../support/cluster-shell.ts';

const MAP =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app, labels: {app: shop}}\ndata: {color: red}\n';

describe('the last applied configuration', () => {
  it('is shown as YAML or JSON, and is empty if nothing was applied', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('apply -f c.yaml');
    expect(shell.kubectl('apply view-last-applied cm app').stdout).toBe(
      'apiVersion: v1\ndata:\n  color: red\nkind: ConfigMap\nmetadata:\n  annotations: {}\n  labels:\n    app: shop\n  name: app\n  namespace: default\n',
    );
    expect(shell.kubectl('apply view-last-applied cm/app -o json').stdout).toContain(
      '\n  "kind": "ConfigMap",\n',
    );
    shell.kubectl('create cm plain');
    expect(shell.kubectl('apply view-last-applied cm plain')).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  it('is refused if it is not JSON', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('apply -f c.yaml');
    shell.kubectl('annotate cm app kubectl.kubernetes.io/last-applied-configuration={ --overwrite');
    expect(shell.kubectl('apply -f c.yaml')).toEqual({
      exit: 1,
      stdout: '',
      stderr:
        'error: the annotation kubectl.kubernetes.io/last-applied-configuration holds an invalid JSON document\n',
    });
  });

  it('is set only if it exists, unless requested', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('create -f c.yaml');
    expect(shell.kubectl('apply set-last-applied -f c.yaml')).toEqual({
      exit: 1,
      stdout: '',
      stderr:
        'error: no last-applied-configuration annotation found on resource: app, to create the annotation, run the command with --create-annotation\n',
    });
    const line = 'apply set-last-applied -f c.yaml --create-annotation';
    expect(shell.kubectl(line).stdout).toBe('configmap/app configured\n');
    expect(shell.kubectl(line).stdout).toBe('set-last-applied app: no changes required.\n');
  });

  it('is edited without the object', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('apply -f c.yaml');
    const line = 'apply edit-last-applied cm app';
    expect(shell.kubectl(line, '', (text) => text.replace('color: red', 'color: blue')).stdout).toBe(
      'configmap/app edited\n',
    );
    expect(shell.kubectl('apply view-last-applied cm app').stdout).toContain('color: blue\n');
    expect(shell.kubectl('get cm app -o jsonpath={.data.color}').stdout).toBe('red');
    expect(shell.kubectl(line).stderr).toBe('Edit cancelled, no changes made.\n');
  });
});
