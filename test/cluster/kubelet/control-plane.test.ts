import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const PODS = '/api/v1/namespaces/kube-system/pods';
const PARTS = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', nodes: 2 });
  cluster.advance(60 * SECOND);
  return cluster;
}

const podOf = (cluster: Cluster, part: string) => send(cluster, 'GET', `${PODS}/${part}-controlplane`).body;
const statusOf = (pod: JsonObject) => objectsAt(pod, 'status', 'containerStatuses')[0] ?? {};

describe('the control plane', () => {
  const cluster = startCluster();

  test.each(PARTS)('has the static Pod %s, which is running and ready', (part) => {
    const pod = podOf(cluster, part);
    expect(pod).toMatchObject({
      metadata: {
        labels: { component: part, tier: 'control-plane' },
        ownerReferences: [{ kind: 'Node', name: 'controlplane', controller: true }],
      },
      spec: { nodeName: 'controlplane', hostNetwork: true, priorityClassName: 'system-node-critical' },
      status: { phase: 'Running', podIP: '192.168.0.10', qosClass: 'Burstable' },
    });
    expect(statusOf(pod)).toMatchObject({ ready: true, restartCount: 0 });
  });

  test('uses resources of its node', () => {
    const requested = PARTS.map((part) =>
      objectsAt(podOf(cluster, part), 'spec', 'containers').map((one) =>
        textAt(one, 'resources', 'requests', 'cpu'),
      ),
    );
    expect(requested.flat()).toEqual(['100m', '250m', '200m', '100m']);
  });

  test('keeps running when its mirror is deleted, and gets a new one with another uid', () => {
    const own = startCluster();
    const before = podOf(own, 'etcd');
    const { revision } = own;
    expect(send(own, 'DELETE', `${PODS}/etcd-controlplane`).status).toBe(200);
    own.advance(SECOND);
    const after = podOf(own, 'etcd');
    expect(textAt(after, 'status', 'phase')).toBe('Running');
    expect(objectAt(after, 'metadata').uid).not.toBe(objectAt(before, 'metadata').uid);
    expect(statusOf(after)).toEqual(statusOf(before));
    const told = objectsAt(send(own, 'GET', '/api/v1/namespaces/kube-system/events').body, 'items').filter(
      (event) => Number(textAt(event, 'metadata', 'resourceVersion')) > revision,
    );
    expect(told).toEqual([]);
  });
});

test('a cluster with given objects has only the given control plane', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', objects: [] });
  cluster.advance(60 * SECOND);
  expect(cluster.world.list('pods')).toEqual([]);
});
