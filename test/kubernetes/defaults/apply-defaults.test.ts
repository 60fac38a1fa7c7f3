import { describe, expect, test } from 'vitest';
import { applyDefaults, asCreated } from '../../../src/kubernetes/defaults/apply-defaults.ts';
import type { Allocation } from '../../../src/kubernetes/defaults/prepare/allocation.ts';
import { isObject, type Json, type JsonObject } from '../../../src/kubernetes/json.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';
import { readGoldenRows } from '../../support/golden-manifests.ts';

interface Row {
  readonly id: string;
  readonly manifest: string;
  readonly object?: JsonObject;
}

/** What the recording has in place of what was allocated; its user was `boot`. */
const RECORDED: Allocation = {
  clusterIP: () => '<clusterIP>',
  nodePort: () => '<nodePort>',
  uid: '<uid>',
  time: '<time>',
  suffix: '<suffix>',
  username: 'boot',
  groups: ['system:masters', 'system:authenticated'],
};

function objectOf(manifest: string): JsonObject {
  const [found] = parseData(manifest).documents as Json[];
  if (!isObject(found)) throw new Error('no object');
  return found;
}

/** In the order of the keys, without what the recording could not hide. */
function comparable(value: Json): Json {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isObject(value))
    return typeof value === 'string' ? value.replace(/^gen-[a-z0-9]{5}$/, 'gen-<suffix>') : value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, key === 'lastPhaseTransitionTime' ? '<time>' : comparable(inner)]),
  );
}

describe('the object that the API server returns', () => {
  const rows = ['validation-1.35', 'validation-1.35-b']
    .flatMap((name) => readGoldenRows<Row>(name))
    .filter(({ object }) => object !== undefined);

  test('there are as many as were recorded', () => expect(rows).toHaveLength(304));

  test.each(rows)('$id', ({ manifest, object }) => {
    const created = asCreated(objectOf(manifest), RECORDED);
    const answered =
      created.kind === 'SubjectAccessReview' ? { ...created, status: { allowed: true } } : created;
    expect(comparable(answered)).toEqual(comparable(object ?? {}));
  });

  test.each(rows)('$id again: a defaulted object stays as it is', ({ manifest }) => {
    const once = applyDefaults(objectOf(manifest));
    expect(applyDefaults(once)).toEqual(once);
  });
});

describe('defaults', () => {
  const defaulted = (yaml: string): JsonObject => applyDefaults(objectOf(yaml));

  test('the argument is not changed', () => {
    const pod = objectOf(
      '{apiVersion: v1, kind: Pod, spec: {hostNetwork: true, containers: [{ports: [{containerPort: 80}]}]}}',
    );
    const before = structuredClone(pod);
    applyDefaults(pod);
    expect(pod).toEqual(before);
  });

  test('an unknown kind and a file of a tool stay as they are', () => {
    for (const yaml of [
      '{apiVersion: example.com/v1, kind: Backup, spec: {size: 1024Mi}}',
      '{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: []}',
    ])
      expect(defaulted(yaml)).toEqual(objectOf(yaml));
  });

  test.each([
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1000m', '1'],
    ['1e3', '1e3'],
    ['12e2', '1200'],
    ['100000k', '100M'],
    ['0Gi', '0'],
    ['1Ei', '1Ei'],
    ['123456789n', '123456789n'],
  ])('the quantity %s is written %s', (from, to) => {
    const pod = defaulted(`{apiVersion: v1, kind: ResourceQuota, spec: {hard: {a: "${from}"}}}`);
    expect(pod.spec).toEqual({ hard: { a: to } });
  });

  test('a time is written in UTC, and with microseconds if its type has them', () => {
    const lease = defaulted(
      '{apiVersion: coordination.k8s.io/v1, kind: Lease, spec: {renewTime: "2026-01-01T02:00:00.5+02:00"}}',
    );
    expect(lease.spec).toEqual({ renewTime: '2026-01-01T00:00:00.500000Z' });
  });

  test.each([
    ['ClusterIP', '{externalIPs: [192.0.2.1]}', 'Cluster'],
    ['ClusterIP', '{}', undefined],
    ['NodePort', '{}', 'Cluster'],
    ['LoadBalancer', '{externalTrafficPolicy: Local}', 'Local'],
    ['ExternalName', '{}', undefined],
  ])('externalTrafficPolicy of a %s Service with %s', (type, more, policy) => {
    const service = defaulted(`{apiVersion: v1, kind: Service, spec: {type: ${type}, <<: ${more}}}`);
    expect(isObject(service.spec) && service.spec.externalTrafficPolicy).toBe(policy);
  });

  test('a Pod gets more defaults than a template', () => {
    const spec =
      '{hostNetwork: true, containers: [{name: c, image: "a:1", ports: [{containerPort: 80}], resources: {limits: {cpu: 1}}}]}';
    const pod = defaulted(`{apiVersion: v1, kind: Pod, spec: ${spec}}`);
    const template = defaulted(`{apiVersion: v1, kind: PodTemplate, template: {spec: ${spec}}}`);
    expect(pod.spec).toMatchObject({
      enableServiceLinks: true,
      containers: [{ ports: [{ hostPort: 80 }], resources: { requests: { cpu: '1' } } }],
    });
    const inTemplate = isObject(template.template) ? template.template.spec : undefined;
    expect(inTemplate).not.toHaveProperty('enableServiceLinks');
    expect(inTemplate).toMatchObject({ containers: [{ ports: [{ containerPort: 80, protocol: 'TCP' }] }] });
    expect(JSON.stringify(inTemplate)).not.toMatch(/hostPort|requests/);
  });
});
