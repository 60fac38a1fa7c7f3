import { pick, type Template } from './template.ts';

export const namespace: Template = () => ({ apiVersion: 'v1', kind: 'Namespace' });

export const configMap: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data: { mode: pick(random, ['blue', 'green']), size: String(1 + random.below(9)) },
});

/** A Secret of the kind that a text in it tells apart. */
export const secret: Template = ({ name, random }) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'Opaque',
  stringData: { username: `user-${name}`, password: `s3cret-${random.hex(4)}`, token: random.hex(6) },
});

export const serviceAccount: Template = () => ({ apiVersion: 'v1', kind: 'ServiceAccount' });

export const resourceQuota: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  spec: { hard: { pods: String(40 + random.below(20)), services: '30' } },
});

export const limitRange: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  spec: { limits: [{ type: 'Container', max: { memory: pick(random, ['2Gi', '4Gi']) } }] },
});

export const priorityClass: Template = ({ random }) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  value: 1000 + random.below(9000),
});

export const node: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'Node',
  spec: random.below(4) === 0 ? { taints: [{ key: 'team', value: 'data', effect: 'NoSchedule' }] } : {},
});
