import type { JsonObject } from '../../../kubernetes/json.ts';
import { pick, some, type Template } from './template.ts';

export const namespace: Template = () => ({ apiVersion: 'v1', kind: 'Namespace' });

export const configMap: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data: { mode: pick(random, ['blue', 'green']), size: String(1 + random.below(9)) },
});

/** A Secret with the data that its type requires. */
export const secret: Template = ({ name, random }) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  stringData: {
    username: `user-${name}`,
    password: `s3cret-${random.hex(4)}`,
    token: random.hex(6),
    'tls.crt': 'certificate',
    'tls.key': 'key',
    'ssh-privatekey': 'key',
    '.dockerconfigjson': '{"auths":{}}',
    '.dockercfg': '{}',
  },
});

export const serviceAccount: Template = (outline) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  ...(outline.isLong && {
    imagePullSecrets: [{ name: 'registry-one' }, { name: 'registry-two' }],
    secrets: [{ name: 'token-one' }, { name: 'token-two' }],
  }),
});

export const resourceQuota: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  spec: { hard: { pods: String(40 + random.below(20)), services: '30' } },
});

export const limitRange: Template = (outline) => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  spec: {
    limits: some(outline, [
      {
        type: 'Container',
        max: { memory: pick(outline.random, ['2Gi', '4Gi']), cpu: '4' },
        // Without it the largest amount is the default, and a second LimitRange with a smaller one refuses each Pod.
        default: { memory: '256Mi', cpu: '500m' },
      },
      { type: 'PersistentVolumeClaim', max: { storage: '100Gi' } },
    ]),
  },
});

export const priorityClass: Template = ({ random }) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  value: 1000 + random.below(9000),
});

const TAINTS: readonly JsonObject[] = [
  { key: 'team', value: 'data', effect: 'NoSchedule' },
  { key: 'spot', effect: 'PreferNoSchedule' },
];

export const node: Template = (outline) => {
  const taints = outline.isLong || outline.random.below(4) === 0 ? some(outline, TAINTS) : [];
  return { apiVersion: 'v1', kind: 'Node', spec: taints.length === 0 ? {} : { taints } };
};
