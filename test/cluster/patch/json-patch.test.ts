import { describe, expect, test } from 'vitest';
import { StatusError } from '../../../src/cluster/api/status-error.ts';
import { applyJsonPatch } from '../../../src/cluster/patch/json-patch.ts';
import type { Json } from '../../../src/kubernetes/json.ts';

const OBJECT = { metadata: { labels: { a: '1', 'x/y': '2' } }, spec: { list: ['a', 'b', 'c'] } };
const patched = (...operations: Json[]) => applyJsonPatch(OBJECT, operations);

describe('operations', () => {
  test.each<[string, Json, Json]>([
    ['add to a map', { op: 'add', path: '/metadata/labels/b', value: null }, { a: '1', 'x/y': '2', b: null }],
    ['add replaces', { op: 'add', path: '/metadata/labels/a', value: '3' }, { a: '3', 'x/y': '2' }],
    ['remove with an escaped slash', { op: 'remove', path: '/metadata/labels/x~1y' }, { a: '1' }],
    ['replace', { op: 'replace', path: '/metadata/labels/a', value: 'z' }, { a: 'z', 'x/y': '2' }],
    ['move', { op: 'move', from: '/metadata/labels/a', path: '/metadata/labels/b' }, { 'x/y': '2', b: '1' }],
    [
      'copy',
      { op: 'copy', from: '/metadata/labels/a', path: '/metadata/labels/b' },
      { a: '1', 'x/y': '2', b: '1' },
    ],
  ])('%s', (_, operation, labels) => {
    expect(patched(operation)).toMatchObject({ metadata: { labels } });
    expect(
      Object.keys((patched(operation) as { metadata: { labels: object } }).metadata.labels),
    ).toHaveLength(Object.keys(labels as object).length);
  });

  test.each<[string, Json, Json]>([
    ['before an item', { op: 'add', path: '/spec/list/1', value: 'x' }, ['a', 'x', 'b', 'c']],
    ['at the end', { op: 'add', path: '/spec/list/-', value: 'x' }, ['a', 'b', 'c', 'x']],
    ['after the last', { op: 'add', path: '/spec/list/3', value: 'x' }, ['a', 'b', 'c', 'x']],
    ['counted from the end', { op: 'remove', path: '/spec/list/-1' }, ['a', 'b']],
    ['replaced', { op: 'replace', path: '/spec/list/0', value: 'x' }, ['x', 'b', 'c']],
  ])('an item of a list, %s', (_, operation, list) => {
    expect(patched(operation)).toMatchObject({ spec: { list } });
  });

  test('the whole object may be replaced', () => {
    expect(patched({ op: 'replace', path: '', value: { a: 1 } })).toEqual({ a: 1 });
  });

  test('the argument is not changed', () => {
    patched({ op: 'add', path: '/spec/list/-', value: 'x' });
    expect(OBJECT.spec.list).toEqual(['a', 'b', 'c']);
  });
});

describe('refusals', () => {
  test.each<[string, Json]>([
    ['test of another value', { op: 'test', path: '/metadata/labels/a', value: 'x' }],
    ['remove of nothing', { op: 'remove', path: '/spec/nope' }],
    ['replace of nothing', { op: 'replace', path: '/spec/nope', value: 1 }],
    ['no parent', { op: 'add', path: '/spec/a/b', value: 1 }],
    ['beyond the list', { op: 'add', path: '/spec/list/4', value: 1 }],
    ['an index that is none', { op: 'add', path: '/spec/list/x', value: 1 }],
    ['an unknown operation', { op: 'ad', path: '/spec' }],
    ['a key of the prototype', { op: 'remove', path: '/constructor' }],
    ['no slash', { op: 'add', path: 'spec', value: 1 }],
  ])('%s: 422', (_, operation) => {
    expect(statusOf([operation])).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: 'the server rejected our request due to an error in our request',
      details: {},
    });
  });

  test.each<[Json, string]>([
    [{ spec: 1 }, 'cannot unmarshal object into Go value of type []handlers.jsonPatchOp'],
    ['x', 'cannot unmarshal string into Go value of type []handlers.jsonPatchOp'],
    [[1], 'cannot unmarshal number into Go value of type handlers.jsonPatchOp'],
  ])('%j is not a patch: 400', (patch, words) => {
    expect(statusOf(patch)).toMatchObject({ code: 400, message: `error decoding patch: json: ${words}` });
  });
});

function statusOf(patch: Json): unknown {
  try {
    return applyJsonPatch(OBJECT, patch);
  } catch (error) {
    expect(error).toBeInstanceOf(StatusError);
    return (error as StatusError).status;
  }
}
