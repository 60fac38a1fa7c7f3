import { describe, expect, test } from 'vitest';
import { canonicalObject } from '../../../src/grade/worlds/canonical-object.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const canonical = (object: JsonObject, values: string[] = [], status = false) =>
  canonicalObject(object, { values: new Set(values), status });
const spec = (value: JsonObject, ...values: string[]) => canonical({ spec: value }, values).spec;

describe('what the server writes is left out', () => {
  test('of the metadata', () => {
    const metadata = {
      ...{ name: 'a', uid: 'u', resourceVersion: '1', generation: 2, selfLink: '/api/v1/pods/a' },
      ...{ creationTimestamp: '2026-01-01T00:00:00Z', deletionTimestamp: '2026-01-01T00:00:00Z' },
      deletionGracePeriodSeconds: 30,
      managedFields: [{ manager: 'kubectl' }],
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        'deployment.kubernetes.io/revision': '2',
        'deployment.kubernetes.io/revision-history': '1',
        'deprecated.daemonset.template.generation': '3',
        note: 'x',
      },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'b', uid: 'v' }],
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
      healthCheckNodePort: 30090,
    };
    expect(spec(service)).toEqual({ ports: [{ port: 80 }] });
    expect(spec(service, '30080', '30090', '10.0.0.1')).toEqual(service);
    expect(spec({ nodeName: 'node01', volumeName: 'pv' })).toEqual({});
    expect(spec({ nodeName: 'node01', volumeName: 'pv' }, 'node01')).toEqual({ nodeName: 'node01' });
  });

  test('of the status, unless a script writes it', () => {
    const object = { status: { phase: 'Bound', at: '2026-01-01T00:00:00Z' } };
    expect(canonical(object)).toEqual({ metadata: {} });
    expect(canonical(object, [], true).status).toEqual({ phase: 'Bound', at: '<time>' });
    expect(canonical({ spec: {} }, [], true)).toEqual({ spec: {}, metadata: {} });
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
  ['a text that begins with a time', { a: '2026-01-01T00:00:00Z/x' }, { a: '2026-01-01T00:00:00Z/x' }],
  ['a UID', { a: 'x-01234567-89ab-cdef-0123-456789abcdef' }, { a: 'x-<uid>' }],
  [
    'a volume of a token',
    { volumes: [{ name: 'kube-api-access-x1y2z' }] },
    { volumes: [{ name: 'kube-api-access' }] },
  ],
  [
    'a volume with nearly such a name',
    { volumes: [{ name: 'kube-api-access-x1y2z6' }, { name: 'my-kube-api-access-x1y2z' }] },
    { volumes: [{ name: 'kube-api-access-x1y2z6' }, { name: 'my-kube-api-access-x1y2z' }] },
  ],
  ['null', { a: null, b: 1 }, { b: 1 }],
  ['an empty list', { a: [], b: 1 }, { b: 1 }],
  [
    'what is empty and says no more than what is absent',
    { resources: {}, securityContext: {}, strategy: {}, template: { metadata: { labels: {} } }, b: 1 },
    { template: {}, b: 1 },
  ],
  ['another empty object', { emptyDir: {} }, { emptyDir: {} }],
  ['ports in any order', { ports: [{ port: 2 }, { port: 1 }] }, { ports: [{ port: 1 }, { port: 2 }] }],
  [
    'containers in their order',
    { containers: [{ name: 'b' }, { name: 'a' }] },
    { containers: [{ name: 'b' }, { name: 'a' }] },
  ],
  ['a program with its path', { command: ['/bin/date', '-u'] }, { command: ['date', '-u'] }],
  ['a number among the words of a command', { command: ['sleep', 5] }, { command: ['sleep', 5] }],
  [
    'a shell that runs a script as arguments',
    { args: ['/bin/sh', '-c', 'ls'] },
    { args: ['sh', '-c', 'ls'] },
  ],
  ['arguments of another program', { args: ['/bin/sh', 'a.sh'] }, { args: ['/bin/sh', 'a.sh'] }],
  ['arguments that are no texts', { args: [1, '-c'] }, { args: [1, '-c'] }],
  ['a list with a shell in it', { words: ['/bin/sh', '-c'] }, { words: ['/bin/sh', '-c'] }],
  [
    'the old name of serviceAccountName',
    { serviceAccount: 'ci', serviceAccountName: 'ci' },
    { serviceAccountName: 'ci' },
  ],
  ['the old name alone', { serviceAccount: 'ci' }, { serviceAccount: 'ci' }],
  [
    'the name of what a controller makes',
    {
      jobTemplate: {
        metadata: { name: 'a', labels: { b: 'c' } },
        spec: { template: { metadata: { name: 'a' }, spec: {} } },
      },
    },
    { jobTemplate: { metadata: { labels: { b: 'c' } }, spec: { template: { spec: {} } } } },
  ],
  [
    'a template that is a text, and one without metadata',
    { a: { template: 'x' }, template: { b: 1 } },
    { a: { template: 'x' }, template: { b: 1 } },
  ],
])('%s', (_, value, expected) => {
  expect(spec(value)).toEqual(expected);
});

test('a time that a script says is kept', () => {
  expect(spec({ a: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00Z')).toEqual({ a: '2026-01-01T00:00:00Z' });
});

test('the order of keys says nothing', () => {
  const texts = [
    { a: { x: 1, y: 2 }, b: 1 },
    { b: 1, a: { y: 2, x: 1 } },
  ].map((one) => JSON.stringify(spec(one)));
  expect(texts[0]).toBe(texts[1]);
});

test('a schedule is the moments that it names; another text stays as it is', () => {
  expect(spec({ schedule: '*/30 1 * * *' })).toEqual(spec({ schedule: '0,30 01 * * *' }));
  expect(spec({ schedule: 'soon', a: '*/30 1 * * *' })).toEqual({ schedule: 'soon', a: '*/30 1 * * *' });
});

describe('of a quota', () => {
  const quota = (value: JsonObject) => canonical({ kind: 'ResourceQuota', spec: value }).spec;

  test('cpu, memory and ephemeral-storage are those of requests, in any order', () => {
    const hard = {
      'limits.cpu': '3',
      'requests.cpu': '1',
      'requests.ephemeral-storage': '4',
      'requests.memory': '2',
    };
    expect(
      JSON.stringify(quota({ hard: { cpu: '1', memory: '2', 'limits.cpu': '3', 'ephemeral-storage': '4' } })),
    ).toBe(JSON.stringify({ hard }));
  });

  test('scopes are those that must exist, in any order; without any it says none', () => {
    const terminating = { operator: 'Exists', scopeName: 'Terminating' };
    const priority = { operator: 'In', scopeName: 'PriorityClass', values: ['high'] };
    const hard = { pods: '1' };
    expect(quota({ hard, scopes: ['Terminating'], scopeSelector: { matchExpressions: [priority] } })).toEqual(
      {
        hard,
        scopes: [terminating, priority],
      },
    );
    expect(quota({ hard, scopeSelector: { matchExpressions: [priority, terminating] } })).toEqual({
      hard,
      scopes: [terminating, priority],
    });
    expect(quota({ hard })).toEqual({ hard });
  });
});

test('a role has its permissions, a binding the accounts of its subjects, a Secret its registries', () => {
  const role = { kind: 'Role', rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] };
  expect(canonical(role)).toEqual({ kind: 'Role', metadata: {}, rules: ['get  pods * '] });
  const subjects = [{ kind: 'User', name: 'system:serviceaccount:dev:ci' }];
  expect(canonical({ kind: 'RoleBinding', subjects }).subjects).toEqual([
    { kind: 'ServiceAccount', name: 'ci', namespace: 'dev' },
  ]);
  const data = { '.dockerconfigjson': btoa('{"auths":{"https://a.example.com":{"username":"u"}}}') };
  expect(canonical({ kind: 'Secret', type: 'kubernetes.io/dockerconfigjson', data }).data).toEqual({
    '.dockerconfigjson': { 'a.example.com': { username: 'u' } },
  });
  expect(canonical({ kind: 'Secret', type: 'Opaque', data }).data).toEqual(data);
  const texts = [
    '{"auths":{"a":{"username":"u","password":"p"},"b":{}}}',
    '{"auths":{"b":{},"a":{"password":"p","username":"u"}}}',
  ].map((text) =>
    JSON.stringify(
      canonical({ type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': btoa(text) } }),
    ),
  );
  expect(texts[0]).toBe(texts[1]);
});
