import { pick, type Template } from './template.ts';

const GROUP = 'rbac.authorization.k8s.io';
const VERBS: [string, ...string[]][] = [
  ['get'],
  ['get', 'list'],
  ['get', 'list', 'watch'],
  ['create', 'delete'],
];

export const role: Template = ({ random }) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'Role',
  rules: [
    {
      apiGroups: [''],
      resources: [pick(random, ['pods', 'services'])],
      verbs: [...(VERBS[random.below(VERBS.length)] ?? [])],
    },
  ],
});

export const clusterRole: Template = (outline) => ({ ...role(outline), kind: 'ClusterRole' });

export const roleBinding: Template = ({ name, namespace }) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'RoleBinding',
  roleRef: { apiGroup: GROUP, kind: 'Role', name },
  subjects: [{ kind: 'ServiceAccount', name: 'builder', namespace }],
});

export const clusterRoleBinding: Template = ({ name }) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRoleBinding',
  roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name },
  subjects: [{ apiGroup: GROUP, kind: 'User', name: 'jane' }],
});
