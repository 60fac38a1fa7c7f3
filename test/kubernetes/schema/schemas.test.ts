import { describe, expect, test } from 'vitest';
import { SERVER_DEFAULTS } from '../../../src/kubernetes/defaults/tables/registry.ts';
import { EMPTY_MEANS_ALL, MERGE_KEYS, ORDERED } from '../../../src/kubernetes/manifest/match/list-kinds.ts';
import { REMOVALS } from '../../../src/kubernetes/schema/removals.ts';
import {
  fieldNames,
  fieldOf,
  isObjectType,
  knownKinds,
  typeOfKind,
} from '../../../src/kubernetes/schema/schemas.ts';
import {
  FIELD_SINCE,
  FIELD_UNTIL,
  KIND_SINCE,
  VALUE_SINCE,
} from '../../../src/kubernetes/schema/versions.ts';

const field = (key: string) => {
  const [type = '', name = ''] = key.split('.');
  return fieldOf(type, name);
};

describe('the tables only refer to what the schemas have', () => {
  test.each(Object.keys(FIELD_SINCE))('%s', (key) => expect(field(key)).toBeDefined());
  test.each(Object.keys(FIELD_UNTIL))('%s was removed', (key) => expect(field(key)).toBeUndefined());
  test.each(Object.keys(SERVER_DEFAULTS))('the default of %s', (key) => expect(field(key)).toBeDefined());
  test.each([...ORDERED])('the order of %s', (key) => expect(field(key)?.shape).toBe('list'));
  test.each(Object.keys(EMPTY_MEANS_ALL))('the empty %s', (type) => expect(isObjectType(type)).toBe(true));

  test.each(Object.entries(MERGE_KEYS))('the keys of %s', (key, { keys }) => {
    expect(field(key)?.shape).toBe('list');
    expect(fieldNames(field(key)?.type ?? '')).toEqual(expect.arrayContaining([...keys]));
  });

  test.each(Object.keys(KIND_SINCE))('%s', (key) => {
    const at = key.lastIndexOf('/');
    expect(typeOfKind(key.slice(0, at), key.slice(at + 1))).toBeDefined();
  });

  test.each(Object.keys(VALUE_SINCE))('%s', (key) => {
    const [name = '', value = ''] = key.split('=');
    expect(field(name)?.values).toContain(value);
  });
});

describe('removed versions', () => {
  const rows = REMOVALS.flatMap((row) => row.kinds.map((kind) => ({ ...row, kind })));
  test.each(rows)('$apiVersion $kind', ({ apiVersion, kind, replacement }) => {
    expect(typeOfKind(apiVersion, kind)).toBeUndefined();
    if (replacement !== undefined) expect(typeOfKind(replacement, kind)).toBeDefined();
  });
});

test('every row has its page', () => {
  const sources = [
    ...REMOVALS,
    ...[FIELD_SINCE, FIELD_UNTIL, KIND_SINCE, VALUE_SINCE, MERGE_KEYS, SERVER_DEFAULTS].flatMap((table) =>
      Object.values(table),
    ),
  ].map((row) => row.source);
  expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
});

test('every type of a field exists', () => {
  const seen = new Set<string>();
  const missing: string[] = [];
  const visit = (type: string): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const name of fieldNames(type)) {
      const inner = fieldOf(type, name)?.type ?? '';
      if (inner.length > 1) visit(inner);
      else if (!'sinbdyqtxo'.includes(inner)) missing.push(`${type}.${name}`);
    }
  };
  for (const { apiVersion, kind } of knownKinds()) visit(typeOfKind(apiVersion, kind) ?? '');
  expect(missing).toEqual([]);
  expect(seen.size).toBeGreaterThan(500);
});

test.each([
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['gateway.networking.k8s.io/v1', 'GatewayClass'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['kubeadm.k8s.io/v1beta4', 'InitConfiguration'],
  ['kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration'],
  ['v1', 'Config'],
])('%s %s is known', (apiVersion, kind) => {
  expect(fieldNames(typeOfKind(apiVersion, kind) ?? '')).toContain('kind');
});
