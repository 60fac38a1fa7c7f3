import { pick, some, type Template } from './template.ts';

const GROUP = 'rbac.authorization.k8s.io';
const VERBS: readonly [string[], ...string[][]] = [
  ['get'],
  ['get', 'list'],
  ['get', 'list', 'watch'],
  ['create', 'delete'],
];

export const role: Template = (outline) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'Role',
  rules: some(outline, [
    {
      apiGroups: [''],
      resources: some(outline, [pick(outline.random, ['pods', 'services']), 'configmaps']),
      verbs: [...pick(outline.random, VERBS)],
    },
    { apiGroups: ['apps', 'batch'], resources: ['deployments', 'jobs'], verbs: ['list', 'patch'] },
  ]),
});

export const clusterRole: Template = (outline) => ({ ...role(outline), kind: 'ClusterRole' });

export const roleBinding: Template = (outline) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'RoleBinding',
  roleRef: { apiGroup: GROUP, kind: 'Role', name: outline.name },
  subjects: some(outline, [
    { kind: 'ServiceAccount', name: 'builder', namespace: outline.namespace },
    { apiGroup: GROUP, kind: 'User', name: 'omar' },
    { apiGroup: GROUP, kind: 'Group', name: 'testers' },
  ]),
});

export const clusterRoleBinding: Template = (outline) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRoleBinding',
  roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: outline.name },
  subjects: some(outline, [
    { apiGroup: GROUP, kind: 'User', name: 'jane' },
    { apiGroup: GROUP, kind: 'Group', name: 'operators' },
  ]),
});
