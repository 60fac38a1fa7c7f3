import { describe, expect, test } from 'vitest';
import { StatusError } from '../../../src/cluster/api/status-error.ts';
import { strategicMergePatch } from '../../../src/cluster/patch/strategic/merge.ts';
import { restoreProblem } from '../../../src/cluster/patch/strategic/restore-problem.ts';
import type { Json, JsonObject } from '../../../src/kubernetes/json.ts';

const names = (value: Json | undefined) => (value as JsonObject[]).map(({ name }) => name);

describe('containers, which are merged by name', () => {
  const spec: JsonObject = {
    containers: [
      { name: 'a', image: '1', args: ['x'], ports: [{ containerPort: 80, protocol: 'TCP' }] },
      { name: 'b', image: '2' },
    ],
  };
  const merged = (patch: Json) => strategicMergePatch(spec, patch, 'V1PodSpec');

  test('one is changed, the others stay', () => {
    expect(merged({ containers: [{ name: 'b', image: '3', args: ['y'] }] }).containers).toEqual([
      spec.containers?.[0 as never],
      { name: 'b', image: '3', args: ['y'] },
    ]);
  });

  test('a new one comes before those that are not in the patch, as in the API server', () => {
    expect(names(merged({ containers: [{ name: 'c' }] }).containers)).toEqual(['c', 'a', 'b']);
  });

  test('one is deleted', () => {
    expect(names(merged({ containers: [{ name: 'a', $patch: 'delete' }] }).containers)).toEqual(['b']);
  });

  test('all are replaced', () => {
    expect(names(merged({ containers: [{ $patch: 'replace' }, { name: 'c' }] }).containers)).toEqual(['c']);
  });

  test('the order is set; items that it does not list keep their places', () => {
    const patch = {
      '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }],
      containers: [{ name: 'a', image: '9' }],
    };
    expect(merged(patch).containers).toEqual([
      { name: 'b', image: '2' },
      { name: 'a', image: '9', args: ['x'], ports: [{ containerPort: 80, protocol: 'TCP' }] },
    ]);
  });

  test('a list without strategy is replaced; a nested one is merged', () => {
    const patch = { containers: [{ name: 'a', args: [], ports: [{ containerPort: 90 }] }] };
    expect((merged(patch).containers as JsonObject[])[0]).toEqual({
      name: 'a',
      image: '1',
      args: [],
      ports: [{ containerPort: 90 }, { containerPort: 80, protocol: 'TCP' }],
    });
  });

  test('an item without its key is refused', () => {
    expect(() => merged({ containers: [{ image: 'x' }] })).toThrow(
      'map: map[image:x] does not contain declared merge key: name',
    );
  });

  test('an order that contradicts the list is refused', () => {
    expect(() =>
      merged({ '$setElementOrder/containers': [{ name: 'b' }], containers: [{ name: 'a' }] }),
    ).toThrow(StatusError);
  });
});

describe('other fields', () => {
  const merged = (object: JsonObject, patch: Json, type: string) => strategicMergePatch(object, patch, type);

  test('null removes; nulls and directives in new values are dropped', () => {
    expect(
      merged(
        { labels: { a: '1', b: '2' } },
        { labels: { a: null }, annotations: { c: null, d: '1' } },
        'V1ObjectMeta',
      ),
    ).toEqual({ labels: { b: '2' }, annotations: { d: '1' } });
  });

  test('scalars are added to a merged list, and removed from it', () => {
    expect(merged({ finalizers: ['a', 'b'] }, { finalizers: ['c', 'a'] }, 'V1ObjectMeta').finalizers).toEqual(
      ['c', 'a', 'b'],
    );
    expect(
      merged({ finalizers: ['a', 'b'] }, { '$deleteFromPrimitiveList/finalizers': ['a'] }, 'V1ObjectMeta')
        .finalizers,
    ).toEqual(['b']);
  });

  test('only the retained keys of a strategy are kept', () => {
    expect(
      merged(
        { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
        { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
        'V1DeploymentSpec',
      ),
    ).toEqual({ strategy: { type: 'Recreate' } });
  });

  test('retained keys must include the keys that are set', () => {
    expect(() =>
      merged({ strategy: {} }, { strategy: { $retainKeys: ['a'], type: 'Recreate' } }, 'V1DeploymentSpec'),
    ).toThrow('invalid patch format of retainKeys');
  });

  test('a map is replaced or emptied on request', () => {
    expect(merged({ data: { a: '1' } }, { data: { $patch: 'replace', b: '2' } }, 'V1ConfigMap').data).toEqual(
      {
        b: '2',
      },
    );
    expect(merged({ data: { a: '1' } }, { data: { $patch: 'delete' } }, 'V1ConfigMap').data).toEqual({});
  });

  test('the type of objects in a map is used', () => {
    const quotas = { hard: { cpu: '1' } };
    expect(merged(quotas, { hard: { pods: '2' } }, 'V1ResourceQuotaSpec').hard).toEqual({
      cpu: '1',
      pods: '2',
    });
  });
});

describe('an object that does not match its type', () => {
  test.each<[JsonObject, string | undefined]>([
    [{ spec: { replicas: 'three' } }, 'unrecognized type: int32'],
    [{ spec: { paused: 'x' } }, 'unrecognized type: bool'],
    [{ metadata: { labels: { a: 1 } } }, 'cannot convert int64 to string'],
    [{ metadata: { labels: ['a'] } }, 'cannot restore map from slice'],
    [{ metadata: { finalizers: 'a' } }, 'cannot restore slice from string'],
    [{ spec: 'x' }, 'cannot restore struct from: string'],
    [{ spec: { replicas: null } }, undefined],
    [{ spec: { nope: 1 } }, undefined],
  ])('%j: %s', (object, expected) => {
    expect(restoreProblem(object, 'V1Deployment')).toBe(expected);
  });
});
