import { describe, expect, test } from 'vitest';
import { Seeded } from '../../../src/cluster/seeded.ts';
import type { StateChange } from '../../../src/grade/worlds/state-changes.ts';
import { otherPodSecurity, otherValue, setField, touchedBy } from '../../../src/grade/worlds/touched.ts';
import type { Json, JsonObject } from '../../../src/kubernetes/json.ts';

const place = { server: 's', resource: 'pods', kind: 'Pod', namespace: 'a', name: 'b', replaced: false };

/** Each field that a change writes, as `path = value`. */
function touched(before: JsonObject | undefined, after: JsonObject | undefined): string[] {
  const change: StateChange = { ...place, ...(before && { before }), ...(after && { after }) };
  return touchedBy(change).map(({ path, value }) => `${path.join('.')} = ${JSON.stringify(value)}`);
}

describe('a change writes', () => {
  test.each<[string, JsonObject, JsonObject, string[]]>([
    ['a value', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, ['spec.replicas = 2']],
    ['nothing', { spec: { replicas: 1 } }, { spec: { replicas: 1 } }, []],
    ['a field that goes', { spec: { a: 1, b: 2 } }, { spec: { b: 2 } }, ['spec.a = undefined']],
    ['each field of a new object', {}, { spec: { a: 1, b: { c: 2 } } }, ['spec.a = 1', 'spec.b.c = 2']],
    ['a list as a whole', { spec: { a: [1, 2] } }, { spec: { a: [1, 3] } }, ['spec.a = [1,3]']],
    [
      'fields of containers',
      { spec: { containers: [{ image: 'a' }, { image: 'b' }] } },
      { spec: { containers: [{ image: 'a' }, { image: 'c' }] } },
      ['spec.containers.1.image = "c"'],
    ],
    [
      'containers as a whole where there are more',
      { spec: { containers: [{ image: 'a' }] } },
      { spec: { containers: [{ image: 'a' }, { image: 'b' }] } },
      ['spec.containers = [{"image":"a"},{"image":"b"}]'],
    ],
    [
      'fields of containers in a template',
      { spec: { template: { spec: { containers: [{ image: 'a' }] } } } },
      { spec: { template: { spec: { containers: [{ image: 'b' }] } } } },
      ['spec.template.spec.containers.0.image = "b"'],
    ],
    ['containers that go', { spec: { containers: ['a'] } }, { spec: {} }, ['spec.containers = undefined']],
    ['containers that come', { spec: {} }, { spec: { containers: ['a'] } }, ['spec.containers = ["a"]']],
    ['an object in place of a text', { spec: { a: 'b' } }, { spec: { a: { b: 1 } } }, ['spec.a = {"b":1}']],
    ['a text in place of an object', { spec: { a: { b: 1 } } }, { spec: { a: 'b' } }, ['spec.a = "b"']],
    [
      'what only begins like it',
      { kinds: 1, metadata: { names: 1 }, spec: { selectors: 1, status: 1 }, a: { kind: 1 } },
      { kinds: 2, metadata: { names: 2 }, spec: { selectors: 2, status: 2 }, a: { kind: 2 } },
      ['kinds = 2', 'metadata.names = 2', 'spec.selectors = 2', 'spec.status = 2', 'a.kind = 2'],
    ],
    [
      'nothing that says which object it is',
      { kind: 'A', metadata: { name: 'a', labels: {} }, spec: { selector: 'a' }, status: 1 },
      {
        ...{ apiVersion: 'v1', kind: 'B', spec: { selector: { a: 'b' } }, status: { a: 2 } },
        metadata: {
          ...{ name: 'b', namespace: 'c', ownerReferences: [1], labels: { c: 'd' } },
          annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
        },
      },
      ['metadata.labels.c = "d"'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(touched(before, after)).toEqual(expected);
  });

  test('no field where an object is new or gone, and 24 at most', () => {
    expect([touched(undefined, { spec: { a: 1 } }), touched({ spec: { a: 1 } }, undefined)]).toEqual([
      [],
      [],
    ]);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, at]));
    expect(touched({ spec: {} }, { spec: many })).toHaveLength(24);
  });
});

test.each<[JsonObject, (string | number)[], Json | undefined, JsonObject]>([
  [{}, ['a', 'b'], 1, { a: { b: 1 } }],
  [{ a: { b: 1, c: 2 } }, ['a', 'b'], undefined, { a: { c: 2 } }],
  [{ a: [{ b: 1 }] }, ['a', 0, 'b'], 2, { a: [{ b: 2 }] }],
  [{ a: [1, 2] }, ['a', 1], 3, { a: [1, 3] }],
  [{ a: [1] }, ['a', 1], 3, { a: [1] }],
  [{ a: [1, 2] }, ['a', 0], undefined, { a: [1, 2] }],
  [{ a: 'text' }, ['a', 'b'], 1, { a: 'text' }],
])('%j with %j as %j is %j', (object, path, value, expected) => {
  setField(object, path, value);
  expect(object).toStrictEqual(expected);
});

test.each([
  ['pod-security.kubernetes.io/enforce', 'baseline', 'privileged'],
  ['pod-security.kubernetes.io/enforce', 'restricted', 'baseline'],
  ['pod-security.kubernetes.io/warn', undefined, 'baseline'],
  ['pod-security.kubernetes.io/audit-version', 'v1.30', 'v1.31'],
  ['pod-security.kubernetes.io/audit-version', 'latest', 'v1.30'],
  ['pod-security.kubernetes.io/other', 'baseline', undefined],
  ['app', 'baseline', undefined],
  ['x-pod-security.kubernetes.io/enforce', 'baseline', undefined],
  ['pod-security.kubernetes.io/enforced', 'baseline', undefined],
  ['pod-security.kubernetes.io/enforce-version', undefined, 'v1.30'],
])('another value of the label %s than %s is %s', (key, value, expected) => {
  expect(otherPodSecurity(key, value)).toBe(expected);
});

describe('another value', () => {
  const other = (value: Json | undefined) => otherValue(value, new Seeded(1));

  test.each<[Json | undefined, Json]>([
    [true, false],
    [undefined, 'other'],
    [null, 'other'],
    ['nginx:1.27', 'nginx:0.9'],
    ['a.io/web:1', 'a.io/web:0.9'],
    ['a.io:5000/web:1', 'a.io:5000/web:1-other'],
    ['web', 'web-other'],
    ['a b:c', 'a b:c-other'],
    ['a:b c', 'a:b c-other'],
    ['{"a":1}', '{"a":1}'],
    ['a{}', 'a{}-other'],
    ['5 a', '5 a-other'],
    ['a5', 'a5-other'],
    [{ a: 1 }, 'other'],
    [
      [{ value: 'nginx:1.27' }, null],
      [{ value: 'nginx:0.9' }, null],
    ],
    ['', 'x-other'],
    ['x'.repeat(60), `${'x'.repeat(50)}-other`],
    [
      ['a', { value: 'b' }, { name: 'c' }],
      ['a', { value: 'b-other' }, { name: 'c' }],
    ],
  ])('than %j is %j', (value, expected) => {
    expect(other(value)).toEqual(expected);
  });

  test('than a number, or a number with a unit, is one to three more', () => {
    const found = Array.from({ length: 30 }, (_, seed) => [
      otherValue(5, new Seeded(seed)),
      otherValue('250Mi', new Seeded(seed)),
    ]);
    expect(new Set(found.map(([number]) => number))).toEqual(new Set([6, 7, 8]));
    expect(new Set(found.map(([, text]) => text))).toEqual(new Set(['251Mi', '252Mi', '253Mi']));
    expect(other(-9)).toBe(0);
  });
});
