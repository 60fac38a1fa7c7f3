import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cluster } from '../../src/cluster/cluster.ts';
import { mergePatch } from '../../src/cluster/patch/merge-patch.ts';
import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../src/kubernetes/json.ts';
import { openWatch, send } from '../support/cluster/client.ts';

const MAPS = '/api/v1/namespaces/default/configmaps';
const RUNS = { numRuns: 60 };

/** A cluster without controllers: only clients change it. */
const fresh = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', controllers: [] });
const empty = fresh.snapshot();

function startCluster(): Cluster {
  fresh.restore(empty);
  return fresh;
}

const name = fc.constantFrom('a', 'b', 'c');
const data = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('1', '2', '3'));

type Action =
  | {
      readonly do: 'create' | 'update' | 'merge' | 'apply';
      readonly name: string;
      readonly data: Record<string, string>;
    }
  | { readonly do: 'delete' | 'hold' | 'release'; readonly name: string };

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constantFrom('create' as const, 'update' as const, 'merge' as const, 'apply' as const),
    name,
    data,
  }),
  fc.record({ do: fc.constantFrom('delete' as const, 'hold' as const, 'release' as const), name }),
);

function perform(cluster: Cluster, wanted: Action): number {
  const path = `${MAPS}/${wanted.name}`;
  const merge = { type: 'application/merge-patch+json' };
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: wanted.name } };
  switch (wanted.do) {
    case 'create':
      return send(cluster, 'POST', MAPS, { body: { ...map, data: wanted.data } }).status;
    case 'update':
      return send(cluster, 'PUT', path, { body: { ...map, data: wanted.data } }).status;
    case 'merge':
      return send(cluster, 'PATCH', path, { ...merge, body: { data: wanted.data } }).status;
    case 'apply':
      return send(cluster, 'PATCH', `${path}?fieldManager=me&force=true`, {
        type: 'application/apply-patch+yaml',
        body: { ...map, data: wanted.data },
      }).status;
    case 'delete':
      return send(cluster, 'DELETE', path).status;
    case 'hold':
      return send(cluster, 'PATCH', path, { ...merge, body: { metadata: { finalizers: ['a.example/b'] } } })
        .status;
    case 'release':
      return send(cluster, 'PATCH', path, { ...merge, body: { metadata: { finalizers: null } } }).status;
  }
}

const listed = (cluster: Cluster): JsonObject[] => objectsAt(send(cluster, 'GET', MAPS).body, 'items');

/** A collection after the events of a watch. */
function follow(items: readonly JsonObject[], events: readonly JsonObject[]): JsonObject[] {
  const found = new Map(items.map((item) => [textAt(item, 'metadata', 'name'), item]));
  for (const { type, object } of events) {
    const { kind: _kind, apiVersion: _version, ...item } = object as JsonObject;
    const key = textAt(item, 'metadata', 'name');
    if (type === 'DELETED') found.delete(key);
    else found.set(key, item);
  }
  return [...found.keys()].sort().map((key) => found.get(key) ?? {});
}

describe('whatever clients do', () => {
  test('revisions only grow, and a write that is refused or changes nothing does not change them', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const cluster = startCluster();
        for (const wanted of actions) {
          const before = cluster.revision;
          const status = perform(cluster, wanted);
          expect(cluster.revision).toBeGreaterThanOrEqual(before);
          if (status >= 400) expect(cluster.revision).toBe(before);
        }
        const revisions = listed(cluster).map((item) => Number(textAt(item, 'metadata', 'resourceVersion')));
        for (const revision of revisions) expect(revision).toBeLessThanOrEqual(cluster.revision);
        expect(new Set(revisions).size).toBe(revisions.length);
      }),
      RUNS,
    );
  });

  test('a list and the watch from its revision yield the current list', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 15 }), fc.array(action, { maxLength: 15 }), (first, then) => {
        const cluster = startCluster();
        for (const wanted of first) perform(cluster, wanted);
        const { body } = send(cluster, 'GET', MAPS);
        const revision = textAt(body, 'metadata', 'resourceVersion');
        const live = openWatch(cluster, `${MAPS}?watch=true&resourceVersion=${revision}`);
        for (const wanted of then) perform(cluster, wanted);
        const late = send(cluster, 'GET', `${MAPS}?watch=true&resourceVersion=${revision}`);
        live.stop();
        expect(late.events).toEqual(live.events);
        expect(follow(objectsAt(body, 'items'), live.events)).toEqual(listed(cluster));
      }),
      RUNS,
    );
  });

  test('a watch with a selector yields the selected list', () => {
    const labels = fc.constantFrom({ tier: 'a' }, { tier: 'b' }, {});
    const change = fc.record({ name, labels });
    const selected = `${MAPS}?labelSelector=tier%3Da`;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const cluster = startCluster();
        for (const one of ['a', 'b', 'c']) perform(cluster, { do: 'create', name: one, data: {} });
        const { body } = send(cluster, 'GET', selected);
        const watch = openWatch(
          cluster,
          `${selected}&watch=true&resourceVersion=${textAt(body, 'metadata', 'resourceVersion')}`,
        );
        for (const { name: one, labels: wanted } of changes)
          send(cluster, 'PUT', `${MAPS}/${one}`, {
            body: {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: one, labels: wanted },
            } as JsonObject,
          });
        watch.stop();
        expect(follow(objectsAt(body, 'items'), watch.events)).toEqual(
          objectsAt(send(cluster, 'GET', selected).body, 'items'),
        );
      }),
      RUNS,
    );
  });

  test('the second of two writers of the same version is refused', () => {
    fc.assert(
      fc.property(data, data, (one, two) => {
        const cluster = startCluster();
        perform(cluster, { do: 'create', name: 'a', data: { start: '0' } });
        const { body } = send(cluster, 'GET', `${MAPS}/a`);
        const put = (value: Record<string, string>) =>
          send(cluster, 'PUT', `${MAPS}/a`, { body: { ...body, data: value } }).status;
        expect([put(one), put(two)]).toEqual([200, 409]);
        expect(objectAt(send(cluster, 'GET', `${MAPS}/a`).body, 'data')).toEqual(one);
      }),
      RUNS,
    );
  });

  test('a deleted object is gone once its finalizers are removed, and not before', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const cluster = startCluster();
        for (const wanted of actions) perform(cluster, wanted);
        for (const item of listed(cluster)) {
          const { deletionTimestamp, finalizers } = objectAt(item, 'metadata');
          if (deletionTimestamp !== undefined) expect(finalizers).toEqual(['a.example/b']);
        }
        for (const one of ['a', 'b', 'c']) {
          perform(cluster, { do: 'delete', name: one });
          perform(cluster, { do: 'release', name: one });
        }
        expect(listed(cluster)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a snapshot repeats everything', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 10 }), fc.array(action, { maxLength: 10 }), (first, then) => {
        const cluster = startCluster();
        for (const wanted of first) perform(cluster, wanted);
        const snapshot = cluster.snapshot();
        const run = () => {
          for (const wanted of then) perform(cluster, wanted);
          return cluster.objects();
        };
        const once = run();
        cluster.restore(snapshot);
        expect(run()).toEqual(once);
      }),
      RUNS,
    );
  });
});

describe('a merge patch', () => {
  const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(1, 'x', true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')) as fc.Arbitrary<Json>,
    ),
  })).value;
  const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value) as fc.Arbitrary<JsonObject>;

  test('of the difference yields the other object', () => {
    fc.assert(
      fc.property(object, object, (a, b) => {
        expect(mergePatch(a, difference(a, b))).toEqual(b);
      }),
      { numRuns: 300 },
    );
  });
});

/** @see https://www.rfc-editor.org/rfc/rfc7386 */
function difference(a: JsonObject, b: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [before, after] = [a[key], b[key]];
    if (after === undefined) patch[key] = null;
    else if (isMap(before) && isMap(after)) patch[key] = difference(before, after);
    else if (JSON.stringify(before) !== JSON.stringify(after)) patch[key] = after;
  }
  return patch;
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
