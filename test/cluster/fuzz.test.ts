import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cluster } from '../../src/cluster/cluster.ts';
import type { JsonObject } from '../../src/kubernetes/json.ts';
import { send } from '../support/cluster/client.ts';

/** `K8S_DRILL_FUZZ=100000` sends this many requests of each kind. */
const RUNS = Number(process.env.K8S_DRILL_FUZZ ?? 400);

const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
const start = cluster.snapshot();
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const TYPES = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'text/plain',
];

const word = fc.constantFrom(
  'default',
  'web',
  'x',
  'pods',
  'status',
  'scale',
  'log',
  '',
  '%',
  '__proto__',
  'constructor',
);
const resource = fc.constantFrom(
  'api/v1/namespaces/default/pods',
  'api/v1/namespaces/default/services',
  'api/v1/namespaces/default/configmaps',
  'api/v1/namespaces',
  'api/v1/nodes/node01',
  'api/v1/bindings',
  'apis/apps/v1/namespaces/default/deployments',
  'apis/batch/v1/namespaces/default/jobs',
  'apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers',
  'apis/events.k8s.io/v1/namespaces/default/events',
  'apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  'apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  'apis/policy/v1/namespaces/default/poddisruptionbudgets',
  'api/v1/namespaces/default/pods/web/eviction',
  'api/v1/namespaces/default/pods/web/binding',
  'openapi/v3',
);
const path = fc.oneof(
  fc.tuple(resource, fc.array(word, { maxLength: 2 })).map(([base, rest]) => ['', base, ...rest].join('/')),
  fc.array(word, { maxLength: 6 }).map((words) => `/${words.join('/')}`),
);
const query = fc
  .dictionary(
    fc.constantFrom(
      'labelSelector',
      'fieldSelector',
      'limit',
      'continue',
      'watch',
      'resourceVersion',
      'dryRun',
      'fieldValidation',
      'fieldManager',
      'force',
      'sendInitialEvents',
      'propagationPolicy',
      'gracePeriodSeconds',
    ),
    fc.oneof(
      fc.constantFrom('true', '1', 'All', 'a=b', 'a in (b', '-1', 'zzz', 'Strict'),
      fc.string({ maxLength: 12 }),
    ),
    { maxKeys: 3 },
  )
  .map((values) => new URLSearchParams(values).toString());

const KINDS: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'batch/v1', kind: 'Job' },
  { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
  { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' },
];
const FIELDS = [
  'metadata',
  'name',
  'labels',
  'spec',
  'containers',
  'image',
  'ports',
  'selector',
  'template',
  'data',
  'status',
  'finalizers',
  'ownerReferences',
  'versions',
  'names',
  'replicas',
  'type',
  'managedFields',
  'resources',
  'limits',
];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom(null, true, 0, -1, 1e300, '', 'web', 'x'.repeat(300), '\u0000', '__proto__'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 5 }),
  ),
})).value;
const body = fc.oneof(
  fc
    .tuple(fc.constantFrom(...KINDS), fc.dictionary(fc.constantFrom(...FIELDS), json, { maxKeys: 5 }))
    .map(([kind, rest]) => JSON.stringify({ ...kind, ...rest })),
  json.map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 60 }),
  fc.constant(undefined),
);

function answers(method: string, target: string, text: string | undefined, type: string): void {
  const { status, body: found } = send(cluster, method, target, { body: text, type });
  expect([status, found.message ?? '']).not.toEqual([500, expect.stringContaining('Internal error')]);
  expect(status).toBeGreaterThanOrEqual(101);
  expect(status).toBeLessThan(500 + 5);
}

describe('garbage', () => {
  test('is answered with a status, not with a crash', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        path,
        query,
        body,
        fc.constantFrom(...TYPES),
        (method, at, asked, text, type) => {
          if (cluster.objects().length > 300) cluster.restore(start);
          answers(method, `${at}?${asked}`, text, type);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('of great depth is refused', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const lists = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const text of [
      deep,
      lists,
      `{"apiVersion":"v1","kind":"ConfigMap","metadata":${deep}}`,
      `{"data":${lists}}`,
    ])
      for (const type of TYPES) {
        const { status } = send(cluster, 'POST', '/api/v1/namespaces/default/configmaps', {
          body: text,
          type,
        });
        expect([400, 413, 415]).toContain(status);
        const patched = send(cluster, 'PATCH', '/api/v1/namespaces/default', { body: text, type });
        expect([400, 413, 415, 422]).toContain(patched.status);
      }
  });

  test('leaves the cluster unchanged if nothing was accepted', () => {
    const before = cluster.objects();
    for (const text of ['', '{', 'null', '[]', '"x"', '{"kind":1}', '{"metadata":7}'])
      send(cluster, 'POST', '/api/v1/namespaces/default/configmaps', { body: text });
    expect(cluster.objects()).toEqual(before);
  });
});
