import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { openWatch, send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LEASES = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
const START = Date.UTC(2026, 0, 1);

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: START, version: '1.35', nodes: 2 });
  cluster.settle();
  return cluster;
}

const renewed = (cluster: Cluster, name = 'node01') =>
  textAt(send(cluster, 'GET', `${LEASES}/${name}`).body, 'spec', 'renewTime');
const timeAfter = (seconds: number) => new Date(START + seconds * SECOND).toISOString().replace('Z', '000Z');
const heartbeat = (cluster: Cluster) =>
  textAt(
    objectsAt(send(cluster, 'GET', '/api/v1/nodes/node01').body, 'status', 'conditions')[0],
    'lastHeartbeatTime',
  );

describe('the lease of a node', () => {
  test('is renewed every ten seconds from the view of a reader', () => {
    const cluster = startCluster();
    expect(renewed(cluster)).toBe(timeAfter(0));
    cluster.advance(9 * SECOND);
    expect(renewed(cluster)).toBe(timeAfter(0));
    cluster.advance(SECOND);
    expect(renewed(cluster)).toBe(timeAfter(10));
    cluster.advance(3 * MINUTE + 5 * SECOND);
    expect(renewed(cluster)).toBe(timeAfter(190));
  });

  test('is not written while nothing reads it', () => {
    const cluster = startCluster();
    cluster.advance(MINUTE);
    const { revision } = cluster;
    cluster.advance(3 * MINUTE);
    expect(cluster.revision).toBe(revision);
  });

  test('is renewed on time while it is watched', () => {
    const cluster = startCluster();
    const watch = openWatch(cluster, `${LEASES}?watch=true&fieldSelector=metadata.name=node01`);
    cluster.advance(35 * SECOND);
    watch.stop();
    cluster.advance(MINUTE);
    expect(watch.events.map(({ object }) => textAt(object, 'spec', 'renewTime'))).toEqual(
      [0, 10, 20, 30].map(timeAfter),
    );
  });

  test('shows when its kubelet was stopped, and is renewed when the kubelet starts', () => {
    const cluster = startCluster();
    cluster.advance(3 * MINUTE + 5 * SECOND);
    cluster.setKubelet('node01', false);
    cluster.advance(30 * SECOND);
    expect(renewed(cluster)).toBe(timeAfter(180));
    expect(renewed(cluster, 'controlplane')).toBe(timeAfter(210));
    cluster.setKubelet('node01', true);
    cluster.advance(SECOND);
    expect(renewed(cluster)).toBe(timeAfter(215));
  });

  test('is recreated when it is deleted, unless its node no longer exists', () => {
    const cluster = startCluster();
    cluster.advance(MINUTE);
    expect(send(cluster, 'DELETE', `${LEASES}/node01`).status).toBe(200);
    cluster.advance(SECOND);
    expect(renewed(cluster)).toBe(timeAfter(60));
    send(cluster, 'DELETE', '/api/v1/nodes/node01');
    cluster.advance(MINUTE);
    expect(send(cluster, 'GET', `${LEASES}/node01`).status).toBe(404);
  });
});

test('the conditions of a node are confirmed every five minutes', () => {
  const cluster = startCluster();
  const first = heartbeat(cluster);
  cluster.advance(5 * MINUTE - SECOND);
  expect(heartbeat(cluster)).toBe(first);
  cluster.advance(SECOND);
  expect(heartbeat(cluster)).toBe('2026-01-01T00:05:00Z');
  cluster.advance(12 * MINUTE);
  expect(heartbeat(cluster)).toBe('2026-01-01T00:15:00Z');
});
