import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduler } from '../../../../src/cluster/controllers/scheduler/scheduler.ts';
import { copyJson, type JsonObject, objectAt, objectsAt, textAt } from '../../../../src/kubernetes/json.ts';
import { worldOf } from '../../../support/cluster-world.ts';
import { node, pod } from '../../../support/scheduling-world.ts';

const key = fc.constantFrom('a', 'b');
const effect = fc.constantFrom('NoSchedule', 'NoExecute', 'PreferNoSchedule');

const anyNode = fc.record({
  disk: fc.constantFrom('ssd', 'hdd'),
  unschedulable: fc.boolean(),
  taints: fc.array(fc.record({ key, effect }), { maxLength: 2 }),
});

const anyPod = fc.record({
  app: fc.constantFrom('x', 'y'),
  cpu: fc.constantFrom(undefined, 500, 1500, 3000),
  hostPort: fc.constantFrom(undefined, 80, 81),
  disk: fc.constantFrom(undefined, 'ssd', 'nvme'),
  tolerations: fc.array(
    fc.record({ key, operator: fc.constant('Exists'), effect: fc.constantFrom('', 'NoSchedule') }),
    { maxLength: 2 },
  ),
  avoids: fc.constantFrom(undefined, 'x', 'y'),
  priority: fc.constantFrom(0, 10),
});

type Wish = typeof anyPod extends fc.Arbitrary<infer T> ? T : never;

function makePod(wish: Wish, at: number): JsonObject {
  const ports =
    wish.hostPort === undefined ? [] : [{ containerPort: 80, hostPort: wish.hostPort, protocol: 'TCP' }];
  const requests: JsonObject = wish.cpu === undefined ? {} : { cpu: `${wish.cpu}m` };
  const term = {
    labelSelector: { matchLabels: { app: wish.avoids ?? '' } },
    topologyKey: 'kubernetes.io/hostname',
  };
  return pod(
    `p${at}`,
    {
      priority: wish.priority,
      containers: [{ name: 'c', ports, resources: { requests } }],
      tolerations: wish.tolerations,
      ...(wish.disk !== undefined && { nodeSelector: { disk: wish.disk } }),
      ...(wish.avoids !== undefined && {
        affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
      }),
    },
    { app: wish.app },
  );
}

/** The Pods with their assigned nodes, scheduled one after another; preempted Pods are removed. */
function placeAll(nodes: readonly JsonObject[], pods: readonly JsonObject[]): JsonObject[] {
  let placed: JsonObject[] = [];
  for (const one of pods) {
    const name = textAt(one, 'metadata', 'name');
    for (let round = 0; round < 2; round++) {
      const world = worldOf({ nodes, pods: [...placed, one] });
      const { writes } = scheduler.reconcile(`default/${name}`, world);
      const gone = new Set(writes.flatMap((write) => (write.do === 'delete' ? [write.name] : [])));
      placed = placed.filter((other) => !gone.has(textAt(other, 'metadata', 'name')));
      const bound = writes.flatMap((write) => (write.do === 'bind' ? [write.node] : []))[0];
      if (bound !== undefined) placed.push({ ...one, spec: { ...objectAt(one, 'spec'), nodeName: bound } });
      if (bound !== undefined || gone.size === 0) break;
    }
  }
  return placed;
}

function cpuOf(one: JsonObject): number {
  const text = textAt(objectsAt(one, 'spec', 'containers')[0], 'resources', 'requests', 'cpu');
  return text === '' ? 0 : Number.parseInt(text, 10);
}

/** The rule violations of placed Pods, determined without the scheduler's own code. */
function wrongs(nodes: readonly JsonObject[], placed: readonly JsonObject[]): string[] {
  const found: string[] = [];
  for (const there of nodes) {
    const name = textAt(there, 'metadata', 'name');
    const pods = placed.filter((p) => textAt(p, 'spec', 'nodeName') === name);
    if (pods.reduce((sum, p) => sum + cpuOf(p), 0) > 4000) found.push(`${name}: too much cpu`);
    const ports = pods.flatMap((p) =>
      objectsAt(p, 'spec', 'containers').flatMap((c) => objectsAt(c, 'ports')),
    );
    if (new Set(ports.map((p) => p.hostPort)).size < ports.length) found.push(`${name}: a port twice`);
    for (const p of pods) {
      const tolerations = objectsAt(p, 'spec', 'tolerations');
      const bears = (taint: JsonObject) =>
        tolerations.some((t) => t.key === taint.key && (t.effect === '' || t.effect === taint.effect));
      const hard = objectsAt(there, 'spec', 'taints').filter((t) => t.effect !== 'PreferNoSchedule');
      if (!hard.every(bears)) found.push(`${name}: a taint`);
      if (objectAt(there, 'spec').unschedulable === true) found.push(`${name}: cordoned`);
      const wanted = textAt(p, 'spec', 'nodeSelector', 'disk');
      if (wanted !== '' && wanted !== textAt(there, 'metadata', 'labels', 'disk'))
        found.push(`${name}: a label`);
      const [term] = objectsAt(
        p,
        'spec',
        'affinity',
        'podAntiAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
      );
      const app = textAt(term, 'labelSelector', 'matchLabels', 'app');
      const others = pods.filter((o) => o !== p && textAt(o, 'metadata', 'labels', 'app') === app);
      if (term !== undefined && others.length > 0) found.push(`${name}: a Pod to avoid`);
    }
  }
  return found;
}

const anyWorld = fc.tuple(
  fc.array(anyNode, { minLength: 1, maxLength: 4 }),
  fc.array(anyPod, { minLength: 1, maxLength: 8 }),
);

function build([nodes, pods]: typeof anyWorld extends fc.Arbitrary<infer T> ? T : never) {
  return {
    nodes: nodes.map(({ disk, unschedulable, taints }, i) =>
      node(`node0${i}`, { labels: { disk }, unschedulable, taints }),
    ),
    pods: pods.map(makePod),
  };
}

describe('the scheduler', () => {
  test('never places a Pod where a filter forbids it', () => {
    fc.assert(
      fc.property(anyWorld, (made) => {
        const { nodes, pods } = build(made);
        expect(wrongs(nodes, placeAll(nodes, pods))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same node for the same input', () => {
    fc.assert(
      fc.property(anyWorld, (made) => {
        const { nodes, pods } = build(made);
        const again = placeAll(nodes.map(copyJson), pods.map(copyJson));
        expect(again).toEqual(placeAll(nodes, pods));
      }),
      { numRuns: 100 },
    );
  });
});
