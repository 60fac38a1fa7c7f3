import { describe, expect, test } from 'vitest';
import type { ClusterSnapshot } from '../../../src/cluster/cluster.ts';
import type { SentRequest } from '../../../src/grade/worlds/sent-request.ts';
import { keyOf, stateChanges } from '../../../src/grade/worlds/state-changes.ts';
import { type JsonObject, textAt } from '../../../src/kubernetes/json.ts';

type Found = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** A cluster that holds these objects, by resource and key. */
function snapshot(found: Found): ClusterSnapshot {
  const collections = new Map(
    Object.entries(found).map(([resource, objects]) => [
      resource,
      { keys: Object.keys(objects), get: (key: string) => objects[key] },
    ]),
  );
  return { store: { collections } } as unknown as ClusterSnapshot;
}

const pod = (name: string, more: JsonObject = {}, metadata: JsonObject = {}): JsonObject => ({
  ...{ kind: 'Pod', metadata: { name, namespace: 'dev', uid: name, ...metadata } },
  ...more,
});
const pods = (...objects: JsonObject[]): Found => ({
  pods: Object.fromEntries(
    objects.map((one, at) => [`dev/${(one.metadata as JsonObject).name}${at > 99 ? at : ''}`, one]),
  ),
});
const request = (path: string, more: Partial<SentRequest> = {}): SentRequest => ({
  ...{ server: 's', method: 'POST', path, query: [], body: null, status: 200, message: '' },
  ...more,
});

function changes(before: Found, after: Found, requests: SentRequest[] = []) {
  const found = { server: 's', before: snapshot(before), after: snapshot(after), requests };
  return stateChanges(found);
}
const told = (...args: Parameters<typeof changes>) =>
  changes(...args).map(({ name, before, after, replaced }) => [
    name,
    before === undefined ? 'new' : after === undefined ? 'gone' : replaced ? 'replaced' : 'changed',
  ]);

describe('an object', () => {
  const [A, B] = [pod('a', { spec: { x: 1 } }), pod('a', { spec: { x: 2 } })];
  test.each<[string, Found, Found, string[][]]>([
    ['that is new', {}, pods(A), [['a', 'new']]],
    ['that is gone', pods(A), {}, [['a', 'gone']]],
    ['that changed', pods(A), pods(B), [['a', 'changed']]],
    ['that was written as it was', pods(A), pods(pod('a', { spec: { x: 1 } })), []],
    ['of which only the status changed', pods(A), pods({ ...A, status: { x: 1 } }), []],
    [
      'that is another of the same name',
      pods(A),
      pods(pod('a', { spec: { x: 1 } }, { uid: 'b' })),
      [['a', 'replaced']],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test.each([
    'apiservices.apiregistration.k8s.io',
    'controllerrevisions.apps',
    'endpoints',
    'endpointslices.discovery.k8s.io',
    'events',
    'ipaddresses.networking.k8s.io',
    'leases.coordination.k8s.io',
  ])('of %s follows from others', (resource) => {
    expect(told({}, { [resource]: pods(A)['pods'] ?? {} })).toEqual([]);
  });

  test('is replaced only where there was one and is one', () => {
    const replaced = (before: Found, after: Found) => changes(before, after).map((one) => one.replaced);
    expect([replaced({}, pods(A)), replaced(pods(A), {}), replaced(pods(A), pods(B))]).toEqual([
      [false],
      [false],
      [false],
    ]);
  });

  test('counts with its status where a script writes that', () => {
    const after = pods({ ...A, status: { x: 1 } });
    const path = '/api/v1/namespaces/dev/pods/a/status';
    expect(told(pods(A), after, [request(path, { method: 'PATCH' })])).toEqual([['a', 'changed']]);
    expect(told(pods(A), after, [request(path, { method: 'GET' })])).toEqual([]);
    expect(told(pods(A), after, [request(path, { method: 'PATCH', server: 'other' })])).toEqual([]);
    expect(told(pods(A), after, [request('/api/v1/namespaces/dev/pods/a', { method: 'PATCH' })])).toEqual([]);
    expect(told(pods(A), after, [request('/version')])).toEqual([]);
  });

  test('that a controller made counts where a script names it', () => {
    const own = (controller: boolean) =>
      pods(pod('a', {}, { ownerReferences: [{ kind: 'ReplicaSet', controller }] }));
    expect([told({}, own(true)), told({}, own(false))]).toEqual([[], [['a', 'new']]]);
    expect(told(own(true), {}, [request('/api/v1/namespaces/dev/pods/a', { method: 'DELETE' })])).toEqual([
      ['a', 'gone'],
    ]);
    const body = { metadata: { name: 'a' } };
    expect(told({}, own(true), [request('/api/v1/namespaces/dev/pods', { body })])).toEqual([['a', 'new']]);
    expect(told(own(true), {}, [request('/api/v1/namespaces/dev/pods/b', { method: 'DELETE' })])).toEqual([]);
  });
});

test('changes are told in the order of names, with their place', () => {
  const found = changes({}, pods(pod('b'), pod('a')));
  expect(found.map(keyOf)).toEqual(['s pods dev/a', 's pods dev/b']);
  expect(found[0]).toMatchObject({ kind: 'Pod', resource: 'pods', namespace: 'dev' });
});

test('generated names are told by what they begin with and a number, the same for the same objects', () => {
  const made = (name: string, x: number) => pod(name, { spec: { x } }, { generateName: 'web-' });
  const names = (...objects: JsonObject[]) =>
    changes({}, pods(...objects)).map(({ name, after }) => [
      name,
      after?.spec,
      textAt(after, 'metadata', 'name'),
    ]);
  const expected = [
    ['web-', { x: 1 }, ''],
    ['web-#2', { x: 2 }, ''],
  ];
  expect(names(made('web-aaaaa', 1), made('web-bbbbb', 2))).toEqual(expected);
  expect(names(made('web-ccccc', 2), made('web-ddddd', 1))).toEqual(expected);
  const [was, is] = [made('web-eeeee', 1), made('web-eeeee', 2)];
  expect(changes(pods(was), pods(is)).map(keyOf)).toEqual(['s pods dev/web-eeeee']);
  expect(textAt(changes({}, pods(pod('a')))[0]?.after, 'metadata', 'name')).toBe('a');
});

test('a value that a request holds is said, also within a text of JSON', () => {
  const clusterIP = '10.0.0.9';
  const after = {
    services: {
      'dev/a': { kind: 'Service', metadata: { name: 'a', uid: '1' }, spec: { clusterIP, nodeName: '[a' } },
    },
  };
  const spec = (body: JsonObject) =>
    changes({}, after, [request('/api/v1/namespaces/dev/services', { body })])[0]?.after?.spec;
  expect(spec({ list: ['a', clusterIP] })).toEqual({ clusterIP });
  expect(spec({ note: ' [{"ip":"10.0.0.9"}]' })).toEqual({ clusterIP });
  expect(spec({ note: '"10.0.0.9"' })).toEqual({});
  expect(spec({ note: '[a' })).toEqual({ nodeName: '[a' });
  expect(spec({})).toEqual({});
  expect(spec({ spec: { clusterIP } })).toEqual({ clusterIP });
  expect(spec({ note: '{"ips":["10.0.0.9"]}' })).toEqual({ clusterIP });
  expect(spec({ note: '{broken 10.0.0.9' })).toEqual({});
});
