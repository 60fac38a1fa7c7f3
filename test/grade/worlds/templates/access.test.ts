import { expect, test } from 'vitest';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

const ROLES = 'roles.rbac.authorization.k8s.io';
const GROUP = 'rbac.authorization.k8s.io';

test.each([ROLES, 'clusterroles.rbac.authorization.k8s.io'])(
  'the rules of %s are not the same everywhere',
  (id) => {
    const all = sample(id, 'long');
    expect(valuesAt(all, 'rules.0.verbs')).toEqual([
      ['create', 'delete'],
      ['get', 'list', 'watch'],
      ['get', 'list'],
      ['get'],
    ]);
    expect(valuesAt(all, 'rules.0.resources')).toEqual([
      ['pods', 'configmaps'],
      ['services', 'configmaps'],
    ]);
    expect(valuesAt(all, 'rules.0.apiGroups')).toEqual([['']]);
    expect(valuesAt(all, 'rules.1')).toEqual([
      { apiGroups: ['apps', 'batch'], resources: ['deployments', 'jobs'], verbs: ['list', 'patch'] },
    ]);
  },
);

test('a binding is of the role of its name, for subjects of each kind', () => {
  expect(made('rolebindings.rbac.authorization.k8s.io', { isLong: true })).toMatchObject({
    roleRef: { apiGroup: GROUP, kind: 'Role', name: 'web' },
    subjects: [
      { kind: 'ServiceAccount', name: 'builder', namespace: 'dev' },
      { apiGroup: GROUP, kind: 'User', name: 'omar' },
      { apiGroup: GROUP, kind: 'Group', name: 'testers' },
    ],
  });
  expect(made('clusterrolebindings.rbac.authorization.k8s.io', { isLong: true })).toMatchObject({
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'web' },
    subjects: [
      { apiGroup: GROUP, kind: 'User', name: 'jane' },
      { apiGroup: GROUP, kind: 'Group', name: 'operators' },
    ],
  });
});

test('what the role of a service account allows is found by asking for it', () => {
  const can = (verb: string, what: string) =>
    ask(
      `kubectl auth can-i ${verb} ${what} -n dev --as=system:serviceaccount:dev:builder`,
      [ROLES, 'rolebindings.rbac.authorization.k8s.io'],
      { lists: 'long' },
    ).trim();
  expect([can('patch', 'deployments.apps'), can('delete', 'secrets')]).toEqual(['yes', 'no']);
});
