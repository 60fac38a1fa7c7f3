import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { type Answer, send } from '../../support/cluster/client.ts';

const MAPS = '/api/v1/namespaces/default/configmaps';

function clusterWith(...names: readonly string[]): Cluster {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', controllers: [] });
  for (const name of names) create(cluster, name);
  return cluster;
}

const create = (cluster: Cluster, name: string, data = {}) =>
  send(cluster, 'POST', MAPS, { body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data } });
const names = ({ body }: Answer) => objectsAt(body, 'items').map((item) => textAt(item, 'metadata', 'name'));
const tokenOf = ({ body }: Answer) => textAt(body, 'metadata', 'continue');
const next = (cluster: Cluster, page: Answer) =>
  send(cluster, 'GET', `${MAPS}?limit=2&continue=${tokenOf(page)}`);

describe('a list in chunks', () => {
  test('continues with the objects at the time of its first chunk', () => {
    const cluster = clusterWith('a', 'b', 'd', 'e', 'f');
    const first = send(cluster, 'GET', `${MAPS}?limit=2`);
    expect(objectAt(first.body, 'metadata').remainingItemCount).toBe(3);
    create(cluster, 'c');
    send(cluster, 'DELETE', `${MAPS}/d`);
    send(cluster, 'PATCH', `${MAPS}/e`, {
      body: { data: { k: 'new' } },
      type: 'application/merge-patch+json',
    });
    const second = next(cluster, first);
    expect(names(second)).toEqual(['d', 'e']);
    expect(objectsAt(second.body, 'items')[1]?.data).toBeUndefined();
    const third = next(cluster, second);
    expect([names(third), tokenOf(third)]).toEqual([['f'], '']);
    expect([first, second, third].map(({ body }) => textAt(body, 'metadata', 'resourceVersion'))).toEqual(
      Array(3).fill(textAt(first.body, 'metadata', 'resourceVersion')),
    );
    expect(names(send(cluster, 'GET', MAPS))).toEqual(['a', 'b', 'c', 'e', 'f']);
  });

  test('expires after many changes, and can continue with the current objects', () => {
    const cluster = clusterWith('a', 'b', 'c');
    const first = send(cluster, 'GET', `${MAPS}?limit=2`);
    cluster.load(Array(9000).fill({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'busy' } }));
    create(cluster, 'bb');
    const refused = next(cluster, first);
    expect(refused.body).toMatchObject({ reason: 'Expired', code: 410 });
    expect(refused.body.message).toContain('The provided continue parameter is too old');
    expect(names(next(cluster, refused))).toEqual(['bb', 'c']);
  });
});

describe('a list at a revision', () => {
  test('has the objects of that revision', () => {
    const cluster = clusterWith('a', 'b');
    const { revision } = cluster;
    send(cluster, 'DELETE', `${MAPS}/a`);
    const at = (query: string) => send(cluster, 'GET', `${MAPS}?${query}`);
    expect(names(at(`resourceVersion=${revision}&resourceVersionMatch=Exact`))).toEqual(['a', 'b']);
    expect(names(at(`resourceVersion=${revision}&resourceVersionMatch=NotOlderThan`))).toEqual(['b']);
    expect(names(at(`resourceVersion=${revision}`))).toEqual(['b']);
  });

  test.each([
    ['resourceVersionMatch=Exact', 422, 'is forbidden unless resourceVersion is provided'],
    ['resourceVersionMatch=Exact&resourceVersion=0', 422, 'is forbidden for resourceVersion "0"'],
    ['resourceVersionMatch=Newest&resourceVersion=1', 422, 'Unsupported value: "Newest"'],
    ['resourceVersionMatch=Exact&resourceVersion=999999', 504, 'Too large resource version: 999999'],
    [
      'resourceVersion=5&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NSwic3RhcnQiOiJhIn0',
      400,
      'not allowed',
    ],
    ['continue=x', 400, 'continue key is not valid'],
  ])('is refused with %s', (query, code, message) => {
    const { status, body } = send(clusterWith('a'), 'GET', `${MAPS}?${query}`);
    expect([status, String(body.message)]).toEqual([code, expect.stringContaining(message)]);
  });
});
