import { expect, test } from 'vitest';
import { patchedBy } from '../../../src/grade/worlds/patched-fields.ts';
import type { SentRequest } from '../../../src/grade/worlds/sent-request.ts';
import type { Json } from '../../../src/kubernetes/json.ts';

const PATH = '/apis/apps/v1/namespaces/dev/deployments/web';
const patched = (body: Json, more: Partial<SentRequest> = {}) =>
  patchedBy({ server: 's', method: 'PATCH', path: PATH, query: [], body, status: 200, message: '', ...more });
const fields = (body: Json) => patched(body)?.[1].map(({ path, value }) => [path.join('.'), value]);

test.each<[Json, [string, Json | undefined][]]>([
  [{ spec: { replicas: 3 } }, [['spec.replicas', 3]]],
  [
    { metadata: { labels: { a: 'b', c: null } } },
    [
      ['metadata.labels.a', 'b'],
      ['metadata.labels.c', undefined],
    ],
  ],
  [{ metadata: { name: 'x' }, spec: { paused: true } }, [['spec.paused', true]]],
  [{ spec: { containers: [{ name: 'a' }], $patch: 'replace' } }, []],
  [[{ op: 'replace', path: '/spec/replicas', value: 3 }], [['spec.replicas', 3]]],
  [[{ op: 'remove', path: '/metadata/labels/a.io~1b~0c' }], [['metadata.labels.a.io/b~c', undefined]]],
  [
    [
      { op: 'add', path: '/spec/list/-', value: 1 },
      { op: 'add', path: '/spec/list/0', value: 1 },
    ],
    [],
  ],
  [[{ op: 'replace', path: '', value: {} }], []],
  [[{ op: 'add', path: '/spec/list/10/name', value: 1 }], []],
  [
    [
      { op: 'add', path: '/data/v1', value: 'a' },
      { op: 'add', path: '/data/2a', value: 'b' },
    ],
    [
      ['data.v1', 'a'],
      ['data.2a', 'b'],
    ],
  ],
  [['x', null, { op: 'replace', path: '/spec/replicas', value: 3 }], [['spec.replicas', 3]]],
  ['text', []],
])('%j says the fields %j', (body, expected) => {
  expect(fields(body)).toEqual(expected);
});

test('a field that is taken away has no value', () => {
  expect(patched([{ op: 'remove', path: '/spec/paused' }])?.[1]).toStrictEqual([
    { path: ['spec', 'paused'] },
  ]);
  expect(patched({ spec: { paused: null } })?.[1]).toStrictEqual([{ path: ['spec', 'paused'] }]);
});

test('a patch is told with its object; other requests and what is applied are none', () => {
  expect(patched({})?.[0]).toBe('s deployments.apps dev/web');
  expect(patched({ kind: 'Deployment' })).toBeUndefined();
  expect(patched({}, { method: 'PUT' })).toBeUndefined();
  expect(patched({}, { path: '/version' })).toBeUndefined();
  expect(patched({}, { path: '/apis/apps/v1/namespaces/dev/nothings/web' })).toBeUndefined();
});
