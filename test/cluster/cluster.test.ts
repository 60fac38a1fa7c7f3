import { describe, expect, test } from 'vitest';
import { Cluster } from '../../src/cluster/cluster.ts';
import { objectAt, objectsAt, textAt } from '../../src/kubernetes/json.ts';
import { send } from '../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/default/pods';
const MAPS = '/api/v1/namespaces/default/configmaps';

function startCluster(): Cluster {
  return new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
}

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'main', image: 'nginx' }] },
});

describe('objects', () => {
  test('a Pod is created with its defaults, and found again', () => {
    const cluster = startCluster();
    const { status, body } = send(cluster, 'POST', PODS, { body: pod('web') });
    expect(status).toBe(201);
    expect(textAt(body, 'spec', 'restartPolicy')).toBe('Always');
    expect(objectAt(body, 'metadata')).toMatchObject({ namespace: 'default', generation: 1 });
    expect(send(cluster, 'GET', `${PODS}/web`).body).toEqual(body);
  });

  test('the same name a second time is a conflict', () => {
    const cluster = startCluster();
    send(cluster, 'POST', PODS, { body: pod('web') });
    const { status, body } = send(cluster, 'POST', PODS, { body: pod('web') });
    expect([status, body.message]).toEqual([409, 'pods "web" already exists']);
  });

  test('a PUT of an outdated version is a conflict', () => {
    const cluster = startCluster();
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app' } };
    const { body } = send(cluster, 'POST', MAPS, { body: { ...map, data: { a: '1' } } });
    const { resourceVersion } = objectAt(body, 'metadata') as { resourceVersion: string };
    const put = (data: object) =>
      send(cluster, 'PUT', `${MAPS}/app`, {
        body: { ...map, metadata: { name: 'app', resourceVersion }, data } as never,
      });
    expect(put({ a: '2' }).status).toBe(200);
    expect(put({ a: '3' }).status).toBe(409);
  });
});

describe('lists', () => {
  test('a list comes in chunks, sorted by name', () => {
    const cluster = startCluster();
    for (const name of ['c', 'a', 'b']) send(cluster, 'POST', PODS, { body: pod(name) });
    const first = send(cluster, 'GET', `${PODS}?limit=2`).body;
    const names = (list: typeof first) =>
      objectsAt(list, 'items').map((one) => textAt(one, 'metadata', 'name'));
    expect(names(first)).toEqual(['a', 'b']);
    const token = textAt(first, 'metadata', 'continue');
    expect(names(send(cluster, 'GET', `${PODS}?limit=2&continue=${token}`).body)).toEqual(['c']);
  });

  test('a watch sends the existing objects, then marks their end', () => {
    const cluster = startCluster();
    send(cluster, 'POST', PODS, { body: pod('web') });
    const query =
      'watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
    const { events } = send(cluster, 'GET', `${PODS}?${query}`);
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK']);
  });
});

test('a full cluster refuses new objects with a message', () => {
  const cluster = startCluster();
  const maps = Array.from({ length: 12_000 }, (_, at) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `map-${at}`, namespace: 'default' },
  }));
  cluster.load(maps);
  const { status, body } = send(cluster, 'POST', PODS, { body: pod('web') });
  expect([status, body.message]).toEqual([
    507,
    'k8s-drill keeps at most 12000 objects in a cluster; delete some first',
  ]);
});

test('a snapshot restores everything, and later results are the same', () => {
  const cluster = startCluster();
  send(cluster, 'POST', PODS, { body: pod('web') });
  const snapshot = cluster.snapshot();
  const next = () => send(cluster, 'POST', PODS, { body: pod('other') }).body;
  const first = next();
  cluster.restore(snapshot);
  expect(send(cluster, 'GET', `${PODS}/other`).status).toBe(404);
  expect(next()).toEqual(first);
});
