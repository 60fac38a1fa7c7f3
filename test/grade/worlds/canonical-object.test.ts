import { describe, expect, test } from 'vitest';
import { canonicalObject } from '../../../src/grade/worlds/canonical-object.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const canonical = (object: JsonObject, values: string[] = [], status = false) =>
  canonicalObject(object, { values: new Set(values), status });
const spec = (value: JsonObject, ...values: string[]) => canonical({ spec: value }, values).spec;

describe('what the server writes is left out', () => {
  test('of the metadata', () => {
    const metadata = {
      ...{
        name: 'a',
        uid: 'u',
        resourceVersion: '1',
        generation: 2,
        creationTimestamp: '2026-01-01T00:00:00Z',
      },
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', note: 'x' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'b', uid: 'v' }],
      deletionTimestamp: '2026-01-01T00:00:00Z',
    };
    expect(canonical({ metadata }).metadata).toEqual({
      ...{ name: 'a', annotations: { note: 'x' }, deletionTimestamp: true },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'b' }],
    });
  });

  test('of what it chooses, unless a script asks for that value', () => {
    const service = {
      clusterIP: '10.0.0.1',
      clusterIPs: ['10.0.0.1'],
      ports: [{ nodePort: 30080, port: 80 }],
    };
    expect(spec(service)).toEqual({ ports: [{ port: 80 }] });
    expect(spec(service, '30080', '10.0.0.1')).toEqual(service);
  });

  test('of the status, unless a script writes it', () => {
    const object = { status: { phase: 'Bound', at: '2026-01-01T00:00:00Z' } };
    expect(canonical(object)).toEqual({ metadata: {} });
    expect(canonical(object, [], true).status).toEqual({ phase: 'Bound', at: '<time>' });
  });

  test('but a certificate request is approved or denied', () => {
    const conditions = [{ type: 'Denied', at: 'x' }, { type: 'Approved' }];
    const request = { kind: 'CertificateSigningRequest', status: { conditions } };
    expect(canonical(request).status).toEqual(['Approved', 'Denied']);
  });
});

test.each<[string, JsonObject, JsonObject]>([
  ['a time', { a: '2026-01-01T00:00:00Z' }, { a: '<time>' }],
  ['a time with a fraction', { a: '2026-01-01T00:00:00.123Z' }, { a: '<time>' }],
  ['a text with a time', { a: 'at 2026-01-01T00:00:00Z' }, { a: 'at 2026-01-01T00:00:00Z' }],
  ['a UID', { a: 'x-01234567-89ab-cdef-0123-456789abcdef' }, { a: 'x-<uid>' }],
  [
    'a volume of a token',
    { volumes: [{ name: 'kube-api-access-x1y2z' }] },
    { volumes: [{ name: 'kube-api-access' }] },
  ],
  ['null', { a: null, b: 1 }, { b: 1 }],
  ['an empty list', { a: [], b: 1 }, { b: 1 }],
  ['empty resources', { resources: {}, b: 1 }, { b: 1 }],
  ['another empty object', { emptyDir: {} }, { emptyDir: {} }],
  ['ports in any order', { ports: [{ port: 2 }, { port: 1 }] }, { ports: [{ port: 1 }, { port: 2 }] }],
  [
    'containers in their order',
    { containers: [{ name: 'b' }, { name: 'a' }] },
    { containers: [{ name: 'b' }, { name: 'a' }] },
  ],
  ['a program with its path', { command: ['/bin/date', '-u'] }, { command: ['date', '-u'] }],
])('%s', (_, value, expected) => {
  expect(spec(value)).toEqual(expected);
});

test('a time that a script says is kept', () => {
  expect(spec({ a: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00Z')).toEqual({ a: '2026-01-01T00:00:00Z' });
});

test('of a quota, cpu is requests.cpu, and scopes are those that must exist', () => {
  const quota = (value: JsonObject) => JSON.stringify(canonical({ kind: 'ResourceQuota', spec: value }).spec);
  expect(quota({ hard: { cpu: '1', memory: '2', 'limits.cpu': '3' } })).toBe(
    quota({ hard: { 'requests.memory': '2', 'limits.cpu': '3', 'requests.cpu': '1' } }),
  );
  expect(quota({ hard: { pods: '1' }, scopes: ['BestEffort'] })).toBe(
    quota({
      hard: { pods: '1' },
      scopeSelector: { matchExpressions: [{ scopeName: 'BestEffort', operator: 'Exists' }] },
    }),
  );
  expect(quota({ hard: { pods: '1' } })).not.toBe(quota({ hard: { pods: '1' }, scopes: ['BestEffort'] }));
});
