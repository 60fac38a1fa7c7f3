import { isObject, type JsonObject } from '../../src/kubernetes/json.ts';

/** A node as kubeadm makes it, with 4 cores and 8 GiB. */
export function node(
  name: string,
  {
    labels = {},
    ...spec
  }: { readonly labels?: JsonObject; readonly taints?: JsonObject[]; readonly unschedulable?: boolean } = {},
): JsonObject {
  const allocatable = { cpu: '4', memory: '8Gi', 'ephemeral-storage': '40Gi', pods: '110' };
  return {
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: { ...spec },
    status: { allocatable },
  };
}

/** The control plane's node with its taint, and three that are open. */
export const NODES: readonly JsonObject[] = [
  node('cp01', { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] }),
  node('node01'),
  node('node02'),
  node('node03'),
];

/** A Pod that waits for a node, unless its spec names one. */
export function pod(name: string, spec: JsonObject = {}, labels: JsonObject = {}): JsonObject {
  const { requests, ...others } = spec;
  return {
    kind: 'Pod',
    metadata: { name, namespace: 'default', uid: `uid-${name}`, generation: 1, labels },
    spec: {
      schedulerName: 'default-scheduler',
      priority: 0,
      containers: [{ name: 'c', image: 'nginx', ...(isObject(requests) && { resources: { requests } }) }],
      ...others,
    },
    status: { phase: 'Pending' },
  };
}
