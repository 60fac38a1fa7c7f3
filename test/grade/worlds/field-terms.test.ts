import { describe, expect, test } from 'vitest';
import { fieldTerms, setTerms } from '../../../src/grade/worlds/field-terms.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const term = (path: string, value: string, isWanted = true) => ({ path: path.split('.'), value, isWanted });

test.each([
  ['spec.nodeName=node01', [term('spec.nodeName', 'node01')]],
  ['spec.nodeName==node01', [term('spec.nodeName', 'node01')]],
  ['type!=Normal', [term('type', 'Normal', false)]],
  ['type=Warning,reason=Failed', [term('type', 'Warning'), term('reason', 'Failed')]],
  ['metadata.name=web', []],
  ['status.phase=Running', []],
  ['spec.metadata.x=1', [term('spec.metadata.x', '1')]],
  ['app.io/role=db', []],
  ['spec.nodeName=', []],
  ['spec.nodeName', []],
  ['', []],
])('of the selector %j a world can set %j', (selector, terms) => {
  expect(fieldTerms(selector)).toEqual(terms);
});

describe('objects get the values that are looked for', () => {
  const set = (object: JsonObject, at: number, ...terms: ReturnType<typeof term>[]) => {
    setTerms(object, terms, at);
    return object;
  };
  const [A, B] = [term('type', 'Warning'), term('reason', 'Failed')];

  test('but every fourth, which misses one of them, each in turn', () => {
    const at = (n: number) => set({ type: 'Normal', reason: 'x' }, n, A, B);
    const both = { type: 'Warning', reason: 'Failed' };
    expect([0, 1, 2, 4, 6].map(at)).toEqual([both, both, both, both, both]);
    expect(at(3)).toEqual({ type: 'Normal', reason: 'Failed' });
    expect(at(7)).toEqual({ type: 'Warning', reason: 'x' });
    expect(at(11)).toEqual({ type: 'Normal', reason: 'Failed' });
  });

  test('a value that is not wanted is taken away, and of every fourth set', () => {
    const not = term('type', 'Normal', false);
    expect(set({ type: 'Normal' }, 0, not)).toEqual({});
    expect(set({ type: 'Other' }, 0, not)).toEqual({ type: 'Other' });
    expect(set({ type: 'Other' }, 3, not)).toEqual({ type: 'Normal' });
  });

  test('a field that is not there is made where that is allowed', () => {
    expect(set({}, 0, term('spec.nodeName', 'a'))).toEqual({ spec: { nodeName: 'a' } });
    expect(set({}, 0, term('spec.type', 'a'))).toEqual({});
    expect(set({ spec: { type: 'b' } }, 0, term('spec.type', 'a'))).toEqual({ spec: { type: 'a' } });
    expect(set({ spec: { replicas: 1 } }, 0, term('spec.replicas', 'a'))).toEqual({ spec: { replicas: 1 } });
    expect(set({}, 0, term('spec.unschedulable', 'true'))).toEqual({ spec: { unschedulable: true } });
    expect(set({}, 0, term('spec.unschedulable', 'false'))).toEqual({ spec: { unschedulable: false } });
  });

  test('what only resembles a field that is allowed is not made; what an event is about is', () => {
    expect(set({}, 0, term('reasons', 'a'))).toEqual({});
    expect(set({}, 0, term('involvedObject.name', 'web'))).toEqual({ involvedObject: { name: 'web' } });
    expect(set({}, 0, term('involvedObject', 'web'))).toEqual({});
  });

  test('an event is of type Normal or Warning, whatever is looked for in other objects', () => {
    const event = (...terms: ReturnType<typeof term>[]) =>
      set({ kind: 'Event', type: 'Normal' }, 0, ...terms);
    expect(event(A, B)).toEqual({ kind: 'Event', type: 'Warning', reason: 'Failed' });
    for (const type of ['NodePort', 'Normally', 'Abnormal Warning'])
      expect(event(term('type', type))).toEqual({ kind: 'Event', type: 'Normal' });
    expect(set({ kind: 'Secret' }, 0, term('type', 'Opaque'))).toEqual({ kind: 'Secret', type: 'Opaque' });
  });

  test('what is made of other fields is left alone', () => {
    const object = { status: { phase: 'Pending' } };
    expect(set(object, 0, term('status.phase', 'Running'))).toEqual({ status: { phase: 'Pending' } });
  });
});
