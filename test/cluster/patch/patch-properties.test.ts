import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Apply, applyConfiguration } from '../../../src/cluster/patch/apply/apply.ts';
import { emptyObject } from '../../../src/cluster/patch/apply/empty-object.ts';
import { difference, readFields } from '../../../src/cluster/patch/apply/field-set.ts';
import { fieldsOf } from '../../../src/cluster/patch/apply/fields-of.ts';
import { shapeOfType } from '../../../src/cluster/patch/apply/shape.ts';
import { applyJsonPatch } from '../../../src/cluster/patch/json-patch.ts';
import { mergePatch } from '../../../src/cluster/patch/merge-patch.ts';
import { sameJson } from '../../../src/cluster/patch/same-json.ts';
import { strategicMergePatch } from '../../../src/cluster/patch/strategic/merge.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt } from '../../../src/kubernetes/json.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const word = fc.constantFrom('1', '2', '3');
const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.boolean(),
    fc.array(word, { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }) as fc.Arbitrary<JsonObject>,
}));

/** The merge patch that turns the first object into the second. */
function diff(a: JsonObject, b: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const name of Object.keys(a)) if (b[name] === undefined) patch[name] = null;
  for (const [name, value] of Object.entries(b)) {
    const old = a[name];
    if (isObject(old) && isObject(value)) patch[name] = diff(old, value);
    else if (old === undefined || !sameJson(old, value)) patch[name] = value;
  }
  return patch;
}

describe('a patch that is the difference of two objects', () => {
  test('turns one into the other, as merge patch, strategic merge patch and JSON patch', () => {
    fc.assert(
      fc.property(object, object, (a, b) => {
        expect(mergePatch(a, diff(a, b))).toEqual(b);
        expect(strategicMergePatch(a, diff(a, b), '')).toEqual(b);
        const operations = [
          ...Object.keys(a).map((name) => ({ op: 'remove', path: `/${name}` })),
          ...Object.entries(b).map(([name, value]) => ({ op: 'add', path: `/${name}`, value })),
        ];
        expect(applyJsonPatch(a, operations)).toEqual(b);
      }),
    );
  });
});

describe('server-side apply', () => {
  const data = fc.dictionary(key, word, { maxKeys: 4 });
  const manager = fc.constantFrom('x', 'y', 'z');
  const config = (values: JsonObject): JsonObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'm', namespace: 'default' },
    data: values,
  });
  const by = (name: string): Apply => ({
    manager: name,
    apiVersion: 'v1',
    kind: 'ConfigMap',
    subresource: '',
    time: '2026-01-01T00:00:00Z',
    shape: shapeOfType('V1ConfigMap'),
    empty: emptyObject('V1ConfigMap'),
    ignored: [],
    force: true,
  });

  test('the last applier gets its fields, missing fields have no owner, and existing fields have one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(manager, data), { minLength: 1, maxLength: 6 }), (steps) => {
        let stored: JsonObject | undefined;
        for (const [name, values] of steps) {
          const applied = applyConfiguration(stored, config(values), by(name));
          stored = { ...applied, metadata: { ...objectAt(applied, 'metadata'), uid: 'u' } };
          const present = objectAt(stored, 'data');
          expect(present).toMatchObject(values);
          const owners = objectsAt(stored, 'metadata', 'managedFields');
          const owned = new Set(owners.flatMap((one) => Object.keys(objectAt(one, 'fieldsV1', 'f:data'))));
          owned.delete('.');
          expect([...owned].sort()).toEqual(
            Object.keys(present)
              .map((field) => `f:${field}`)
              .sort(),
          );
          const mine = readFields(
            objectAt(
              owners.find((one) => one.manager === name),
              'fieldsV1',
            ),
          );
          expect(difference(fieldsOf({ data: values }, shapeOfType('V1ConfigMap')), mine).size).toBe(0);
        }
      }),
    );
  });

  test('applying the same again changes nothing', () => {
    fc.assert(
      fc.property(manager, data, data, (name, first, values) => {
        const before = applyConfiguration(undefined, config(first), by('other'));
        const stored = { ...before, metadata: { ...objectAt(before, 'metadata'), uid: 'u' } };
        const once = applyConfiguration(stored, config(values), by(name));
        expect(
          applyConfiguration(once, config(values), { ...by(name), time: '2027-01-01T00:00:00Z' }),
        ).toEqual(once);
      }),
    );
  });
});
