import type { JsonObject } from '../../kubernetes/json.ts';
import { timeText } from '../time.ts';

const MOST_NODES = 200;
export const CONTROL_PLANE_NODE = 'controlplane';
export const CONTROL_PLANE_ADDRESS = '192.168.0.10';
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

const CONDITIONS = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const;

/** The nodes of a new cluster: `controlplane`, whose taint Pods must tolerate, then `node01` and so on; none for 0. */
export function makeNodes(count: number, version: string, now: number): readonly JsonObject[] {
  const names = Array.from({ length: Math.min(MOST_NODES, count) }, (_, at) =>
    at === 0 ? CONTROL_PLANE_NODE : `node${String(at).padStart(2, '0')}`,
  );
  return names.map((name, at) => makeNode(name, at, version, now));
}

function makeNode(name: string, at: number, version: string, now: number): JsonObject {
  const first = at === 0;
  const podCIDR = `10.244.${at}.0/24`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(first && { [CONTROL_PLANE]: '', 'node.kubernetes.io/exclude-from-external-load-balancers': '' }),
      },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
    },
    spec: {
      podCIDR,
      podCIDRs: [podCIDR],
      ...(first && { taints: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }] }),
    },
    status: nodeStatus(name, at, version, now),
  };
}

/** The conditions of a node that has been healthy since a time. */
export function healthyConditions(time: string): JsonObject[] {
  return CONDITIONS.map(([type, status, reason, message]) => ({
    type,
    status,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
    reason,
    message,
  }));
}

function nodeStatus(name: string, at: number, version: string, now: number): JsonObject {
  const first = at === 0;
  const room = { cpu: '4', 'ephemeral-storage': '40Gi', memory: '8Gi', pods: '110' };
  const time = timeText(now);
  return {
    capacity: { ...room },
    allocatable: { ...room },
    conditions: healthyConditions(time),
    addresses: [
      { type: 'InternalIP', address: first ? CONTROL_PLANE_ADDRESS : `192.168.0.${10 + at}` },
      { type: 'Hostname', address: name },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      machineID: '',
      systemUUID: '',
      bootID: '',
      kernelVersion: '6.8.0-90-generic',
      osImage: 'Ubuntu 24.04.3 LTS',
      containerRuntimeVersion: 'containerd://2.1.5',
      kubeletVersion: `v${version}.0`,
      kubeProxyVersion: '',
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  };
}
