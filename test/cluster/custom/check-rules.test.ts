import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const WIDGETS = '/apis/example.com/v1/namespaces/default/widgets';

function withRules(spec: JsonObject): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
  const { body } = send(cluster, 'POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    body: {
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget' },
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    },
  });
  expect(body.message).toBeUndefined();
  cluster.advance(1000);
  return cluster;
}

const integers = { type: 'object', properties: { min: { type: 'integer' }, max: { type: 'integer' } } };
const widget = (spec: JsonObject): JsonObject => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w' },
  spec,
});
const create = (rules: JsonObject[], spec: JsonObject) =>
  send(withRules({ ...integers, 'x-kubernetes-validations': rules }), 'POST', WIDGETS, {
    body: widget(spec),
  });
const HEAD = 'Widget.example.com "w" is invalid: ';

describe('a rule of a schema', () => {
  test.each<[string, JsonObject, string]>([
    [
      'itself',
      { rule: 'self.min <= self.max' },
      'spec: Invalid value: "object": failed rule: self.min <= self.max',
    ],
    [
      'its message, at a field',
      {
        rule: 'self.min <= self.max',
        message: 'min is larger',
        fieldPath: '.min',
        reason: 'FieldValueForbidden',
      },
      'spec.min: Forbidden: min is larger',
    ],
    [
      'a worked-out message',
      {
        rule: 'self.min <= self.max',
        messageExpression: "string(self.min) + ' is more than ' + string(self.max)",
      },
      'spec: Invalid value: "object": 3 is more than 2',
    ],
  ])('refuses with %s', (_, rule, words) => {
    expect(create([rule], { min: 3, max: 2 }).body.message).toBe(HEAD + words);
    expect(create([rule], { min: 1, max: 2 }).status).toBe(201);
  });

  test('a missing field makes the rule fail', () => {
    expect(create([{ rule: 'self.min <= self.max' }], { min: 3 }).body.message).toBe(
      `${HEAD}spec: Invalid value: "object": no such key: max evaluating rule: self.min <= self.max`,
    );
  });

  test('is not evaluated if a type is wrong', () => {
    expect(create([{ rule: 'self.min <= self.max' }], { min: 'x', max: 1 }).body.message).toContain(
      '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
    );
  });

  test('compares with the old object in an update', () => {
    const rule = { rule: 'self.max >= oldSelf.max', message: 'may not shrink' };
    const cluster = withRules({ ...integers, 'x-kubernetes-validations': [rule] });
    expect(send(cluster, 'POST', WIDGETS, { body: widget({ max: 5 }) }).status).toBe(201);
    const patch = (max: number) =>
      send(cluster, 'PATCH', `${WIDGETS}/w`, {
        type: 'application/merge-patch+json',
        body: { spec: { max } },
      });
    expect(patch(6).status).toBe(200);
    expect(patch(4).body.message).toBe(`${HEAD}spec: Invalid value: "object": may not shrink`);
  });
});
