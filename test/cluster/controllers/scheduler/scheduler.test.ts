import { describe, expect, test } from 'vitest';
import type { Write } from '../../../../src/cluster/controllers/controller.ts';
import { scheduler } from '../../../../src/cluster/controllers/scheduler/scheduler.ts';
import type { JsonObject } from '../../../../src/kubernetes/json.ts';
import { worldOf } from '../../../support/cluster-world.ts';
import { NODES, node, pod } from '../../../support/scheduling-world.ts';

const NO_HELP = 'no new claims to deallocate, preemption: 0/4 nodes are available: ';
const TAINTED = '1 node(s) had untolerated taint(s)';

interface Around {
  readonly nodes?: readonly JsonObject[];
  readonly pods?: readonly JsonObject[];
  readonly others?: Readonly<Record<string, readonly JsonObject[]>>;
}

function writes(one: JsonObject, { nodes = NODES, pods = [], others = {} }: Around = {}): readonly Write[] {
  const world = worldOf({ nodes, pods: [...pods, one], ...others });
  return scheduler.reconcile(`default/${(one.metadata as JsonObject).name}`, world).writes;
}

function chosen(one: JsonObject, around?: Around): string | undefined {
  return writes(one, around).flatMap((write) => (write.do === 'bind' ? [write.node] : []))[0];
}

function failure(one: JsonObject, around?: Around): string | undefined {
  return writes(one, around).flatMap((write) =>
    write.do === 'event' && write.reason === 'FailedScheduling' ? [write.message] : [],
  )[0];
}

function antiAffinity(app: string): JsonObject {
  const term = { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' };
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
}

describe('a failure says', () => {
  test.each<[string, JsonObject, string]>([
    [
      'more cpu than any node has',
      pod('p', { requests: { cpu: '5' } }),
      `${TAINTED}, 3 Insufficient cpu. ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
    [
      'several resources',
      pod('p', { requests: { cpu: '5', memory: '10Gi' } }),
      `${TAINTED}, 3 Insufficient cpu, 3 Insufficient memory. ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
    [
      'a resource that no node has',
      pod('p', { requests: { 'nvidia.com/gpu': '1' } }),
      `${TAINTED}, 3 Insufficient nvidia.com/gpu. ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
    [
      'a label that no node has',
      pod('p', { nodeSelector: { disk: 'ssd' } }),
      `${TAINTED}, 3 node(s) didn't match Pod's node affinity/selector. ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
    [
      'a place that no node has',
      pod('p', {
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
        ],
      }),
      `${TAINTED}, 3 node(s) didn't match pod topology spread constraints (missing required label). ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
    [
      'a claim that is not there',
      pod('p', { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] }),
      'persistentvolumeclaim "data" not found. not found',
    ],
    [
      'a friend that is not there',
      pod('p', {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { labelSelector: { matchLabels: { app: 'db' } }, topologyKey: 'kubernetes.io/hostname' },
            ],
          },
        },
      }),
      `${TAINTED}, 3 node(s) didn't match pod affinity rules. ${NO_HELP}4 Preemption is not helpful for scheduling.`,
    ],
  ])('%s', (_, one, message) => {
    expect(failure(one)).toBe(`0/4 nodes are available: ${message}`);
  });

  test('that nodes are full of equally important Pods', () => {
    const full = ['node01', 'node02', 'node03'].map((name) =>
      pod(name, { nodeName: name, requests: { cpu: '3' } }),
    );
    expect(failure(pod('p', { requests: { cpu: '2' } }), { pods: full })).toBe(
      `0/4 nodes are available: ${TAINTED}, 3 Insufficient cpu. ${NO_HELP}1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.`,
    );
  });

  test('that a port is in use, and that other nodes are cordoned', () => {
    const containers = [{ name: 'c', ports: [{ containerPort: 80, hostPort: 8080, protocol: 'TCP' }] }];
    const nodes = [NODES[0]!, node('node01'), node('node02', { unschedulable: true })];
    const pods = [pod('other', { nodeName: 'node01', containers })];
    expect(failure(pod('p', { containers }), { nodes, pods })).toBe(
      "0/3 nodes are available: 1 node(s) didn't have free ports for the requested pod ports, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
    );
  });

  test('that a claim waits for its volume, and that there are no nodes', () => {
    const claim = { metadata: { name: 'data', namespace: 'default' }, spec: { storageClassName: 'manual' } };
    const one = pod('p', { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] });
    expect(failure(one, { others: { persistentvolumeclaims: [claim] } })).toBe(
      '0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    );
    expect(failure(pod('p'), { nodes: [] })).toBe('no nodes available to schedule pods');
  });

  test('the same only once', () => {
    const one = pod('p', { requests: { cpu: '5' } });
    const [, patch] = writes(one);
    expect(patch).toMatchObject({ do: 'patch', resource: 'pods', subresource: 'status' });
    const status = patch?.do === 'patch' ? patch.patch.status : {};
    expect(writes({ ...one, status: status ?? {} })).toEqual([]);
  });
});

describe('a Pod goes', () => {
  test('to the node that its selector names, and nowhere while a gate is closed', () => {
    expect(chosen(pod('p', { nodeSelector: { 'kubernetes.io/hostname': 'node02' } }))).toBe('node02');
    expect(writes(pod('p', { schedulingGates: [{ name: 'wait' }] }))).toEqual([]);
    expect(writes(pod('p', { schedulerName: 'mine' }))).toEqual([]);
  });

  test('away from Pods with anti-affinity to it, and from those that it avoids', () => {
    const pods = ['node01', 'node02'].map((name) =>
      pod(name, { nodeName: name, affinity: antiAffinity('p') }, { app: 'q' }),
    );
    expect(chosen(pod('p', {}, { app: 'p' }), { pods })).toBe('node03');
    expect(chosen(pod('p', { affinity: antiAffinity('q') }), { pods })).toBe('node03');
  });

  test('to the node with the most free resources, unless a preference is against it', () => {
    const pods = ['node01', 'node03'].map((name) => pod(name, { nodeName: name, requests: { cpu: '1' } }));
    expect(chosen(pod('p', { requests: { cpu: '1' } }), { pods })).toBe('node02');
    const soft = [{ key: 'old', effect: 'PreferNoSchedule' }];
    const nodes = [node('node01', { taints: soft }), node('node02', { taints: soft }), node('node03')];
    expect(chosen(pod('p'), { nodes })).toBe('node03');
  });

  test('to the control plane if it tolerates the taint and prefers that node', () => {
    const spec = {
      tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
      nodeSelector: { 'kubernetes.io/hostname': 'cp01' },
    };
    expect(chosen(pod('p', spec))).toBe('cp01');
  });
});

describe('a Pod of higher priority', () => {
  const low = (name: string, priority: number) =>
    pod(name, { nodeName: name, priority, requests: { cpu: '3' } });
  const pods = [low('node01', 5), low('node02', 1), low('node03', 5)];
  const high = pod('p', { priority: 10, requests: { cpu: '2' } });

  test('preempts the Pod of lowest priority', () => {
    const found = writes(high, { pods });
    expect(found.flatMap((w) => (w.do === 'delete' ? [w.name] : []))).toEqual(['node02']);
    expect(found.flatMap((w) => (w.do === 'event' ? [`${w.reason}: ${w.message}`] : []))).toEqual([
      'Preempted: Preempted by pod uid-p on node node02',
      `FailedScheduling: 0/4 nodes are available: ${TAINTED}, 3 Insufficient cpu.`,
    ]);
    expect(found.at(-1)).toMatchObject({ patch: { status: { nominatedNodeName: 'node02' } } });
  });

  test('does not preempt with preemptionPolicy Never', () => {
    const polite = pod('p', { priority: 10, preemptionPolicy: 'Never', requests: { cpu: '2' } });
    expect(failure(polite, { pods })).toBe(
      `0/4 nodes are available: ${TAINTED}, 3 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.`,
    );
  });

  test('keeps the room on its nominated node', () => {
    const promised = { ...high, status: { phase: 'Pending', nominatedNodeName: 'node02' } };
    const free = [low('node01', 5), low('node03', 5)];
    const late = pod('late', { requests: { cpu: '3' } });
    expect(chosen(late, { pods: [...free, promised] })).toBeUndefined();
    expect(chosen(promised, { pods: free })).toBe('node02');
  });
});
