import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/default/pods';
const SECOND = 1000;

function clusterWith(taints: JsonObject[] = []): Cluster {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 2 });
  cluster.advance(SECOND);
  if (taints.length > 0) taint(cluster, taints);
  return cluster;
}

function taint(cluster: Cluster, taints: JsonObject[]): void {
  const type = 'application/merge-patch+json';
  const { status } = send(cluster, 'PATCH', '/api/v1/nodes/node01', { body: { spec: { taints } }, type });
  expect(status).toBe(200);
}

function run(cluster: Cluster, tolerations: JsonObject[]): void {
  const spec = { nodeName: 'node01', containers: [{ name: 'a', image: 'nginx' }], tolerations };
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
  expect(send(cluster, 'POST', PODS, { body }).status).toBe(201);
}

/** Whether the Pod is gone this many seconds from now, when its grace period has ended. */
function isGoneAfter(cluster: Cluster, seconds: number): boolean {
  cluster.advance(seconds * SECOND);
  return send(cluster, 'GET', `${PODS}/a`).status === 404;
}

function eventsOf(cluster: Cluster): unknown[] {
  const { body } = send(cluster, 'GET', '/api/v1/namespaces/default/events');
  return objectsAt(body, 'items').map(({ message }) => message);
}

const KEY = { key: 'a', value: 'b', effect: 'NoExecute' };

describe('a Pod on a node with a NoExecute taint', () => {
  test('is deleted at once if it does not tolerate the taint', () => {
    const cluster = clusterWith();
    run(cluster, []);
    cluster.advance(10 * SECOND);
    taint(cluster, [KEY]);
    expect(isGoneAfter(cluster, 35)).toBe(true);
  });

  test.each([
    ['for ever', {}, 1000, false],
    ['for a time that is not over', { tolerationSeconds: 100 }, 99, false],
    ['for a time that is over', { tolerationSeconds: 100 }, 140, true],
  ])('that it tolerates %s', (_, more, seconds, gone) => {
    const cluster = clusterWith();
    run(cluster, [{ key: 'a', effect: 'NoExecute', operator: 'Exists', ...more }]);
    cluster.advance(10 * SECOND);
    taint(cluster, [KEY]);
    expect(isGoneAfter(cluster, seconds)).toBe(gone);
  });

  test('has its time from its arrival if the taint is older', () => {
    const cluster = clusterWith([{ ...KEY, timeAdded: '1970-01-01T00:00:01Z' }]);
    cluster.advance(500 * SECOND);
    run(cluster, [{ key: 'a', effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 100 }]);
    expect(isGoneAfter(cluster, 90)).toBe(false);
    expect(isGoneAfter(cluster, 50)).toBe(true);
  });

  test('keeps its time in a snapshot, and loses it with the taint', () => {
    const cluster = clusterWith();
    run(cluster, [{ key: 'a', effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 100 }]);
    taint(cluster, [KEY]);
    cluster.advance(60 * SECOND);
    const saved = cluster.snapshot();
    taint(cluster, []);
    cluster.advance(SECOND);
    taint(cluster, [KEY]);
    expect(eventsOf(cluster)).toContain('Cancelling deletion of Pod default/a');
    expect(isGoneAfter(cluster, 90)).toBe(false);
    cluster.restore(saved);
    expect(isGoneAfter(cluster, 90)).toBe(true);
  });

  test('has the time of the first matching toleration', () => {
    const cluster = clusterWith();
    const short = { key: 'a', effect: 'NoExecute', operator: 'Equal', value: 'b', tolerationSeconds: 5 };
    run(cluster, [{ key: 'a', effect: 'NoExecute', operator: 'Exists' }, short]);
    cluster.advance(10 * SECOND);
    taint(cluster, [KEY]);
    expect(isGoneAfter(cluster, 100)).toBe(false);
  });
});
