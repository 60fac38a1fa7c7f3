import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const role = (verbs: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: reader, namespace: dev}\nrules:\n- {apiGroups: [''], resources: [pods], verbs: [${verbs}]}\n`;
const binding = (user: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: rb, namespace: dev}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects:\n- {apiGroup: rbac.authorization.k8s.io, kind: User, name: ${user}}\n`;

describe('kubectl auth reconcile', () => {
  it('creates a role, adds missing rules and reports it', () => {
    const shell = new ClusterShell({ 'a.yaml': role('get, list'), 'b.yaml': role('get, list, delete') });
    expect(shell.kubectl('auth reconcile -f a.yaml')).toEqual({
      exit: 0,
      stdout: 'role.rbac.authorization.k8s.io/reader reconciled\n',
      stderr:
        '\treconciliation required create\n\tmissing rules added:\n\t\t{Verbs:[get list] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}\n',
    });
    expect(shell.kubectl('auth reconcile -f a.yaml').stderr).toBe('');
    expect(shell.kubectl('auth reconcile -f b.yaml').stderr).toContain('{Verbs:[delete] ');
    const verbs = 'get role reader -n dev -o jsonpath={.rules[*].verbs}';
    expect(shell.kubectl(verbs).stdout).toBe('["get","list"] ["delete"]');
    shell.kubectl('auth reconcile -f a.yaml');
    expect(shell.kubectl(verbs).stdout).toBe('["get","list"] ["delete"]');
    shell.kubectl('auth reconcile -f a.yaml --remove-extra-permissions');
    expect(shell.kubectl(verbs).stdout).toBe('["get","list"]');
  });

  it('adds subjects, and removes others only when asked to', () => {
    const shell = new ClusterShell({ 'a.yaml': binding('jane'), 'b.yaml': binding('john') });
    shell.kubectl('auth reconcile -f a.yaml');
    expect(shell.kubectl('auth reconcile -f b.yaml').stderr).toBe(
      '\treconciliation required update\n\tmissing subjects added:\n\t\t{Kind:User APIGroup:rbac.authorization.k8s.io Name:john Namespace:}\n',
    );
    const users = 'get rolebinding rb -n dev -o jsonpath={.subjects[*].name}';
    expect(shell.kubectl(users).stdout).toBe('jane john');
    shell.kubectl('auth reconcile -f b.yaml --remove-extra-subjects');
    expect(shell.kubectl(users).stdout).toBe('john');
  });

  it('changes nothing in a dry run, skips other kinds, and requires a namespace', () => {
    const shell = new ClusterShell({
      'a.yaml': role('get'),
      'c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
      'd.yaml': role('get').replace(', namespace: dev', ''),
    });
    expect(shell.kubectl('auth reconcile -f a.yaml --dry-run=client').stdout).toBe(
      'role.rbac.authorization.k8s.io/reader reconciled (dry run)\n',
    );
    expect(shell.kubectl('get role reader -n dev').exit).toBe(1);
    expect(shell.kubectl('auth reconcile -f c.yaml')).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(shell.kubectl('auth reconcile -f d.yaml').stderr).toBe('error: resource name may not be empty\n');
  });
});
