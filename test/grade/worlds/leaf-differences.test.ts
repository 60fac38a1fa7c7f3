import { expect, test } from 'vitest';
import { leafDifferences, pathText } from '../../../src/grade/worlds/leaf-differences.ts';
import type { Json } from '../../../src/kubernetes/json.ts';

const found = (reference: Json | undefined, answer: Json | undefined) =>
  leafDifferences(reference, answer).map((one) => [
    pathText(one.path),
    ...[one.reference, one.answer].map((value) => JSON.stringify(value)),
  ]);

test.each<[Json | undefined, Json | undefined, [string, string | undefined, string | undefined][]]>([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: { b: 1 } }, { a: { b: 2 } }, [['a.b', '1', '2']]],
  [{ a: 1 }, {}, [['a', '1', undefined]]],
  [undefined, { a: { b: 1 } }, [['a.b', undefined, '1']]],
  [{ a: {} }, {}, [['a', '{}', undefined]]],
  [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, [['a[1].b', '2', '3']]],
  [{ a: [{ b: 1 }] }, { a: [] }, [['a', '[{"b":1}]', '[]']]],
  [{ a: [1, 2] }, { a: [1, 3] }, [['a', '[1,2]', '[1,3]']]],
  [{ a: [1, { b: 1 }] }, { a: [1, { b: 2 }] }, [['a[1].b', '1', '2']]],
  [{ a: [{ b: 1 }] }, { a: 'b' }, [['a', '[{"b":1}]', '"b"']]],
  [{ a: { b: 1 } }, { a: 'b' }, [['a', '{"b":1}', '"b"']]],
  ['a', 'b', [['', '"a"', '"b"']]],
])('%j and %j differ at %j', (reference, answer, expected) => {
  expect(found(reference, answer)).toEqual(expected);
});

test('a side on which there is nothing has no value', () => {
  expect(leafDifferences({ a: 1 }, {})).toStrictEqual([{ path: ['a'], reference: 1 }]);
  expect(leafDifferences({}, { a: 1 })).toStrictEqual([{ path: ['a'], answer: 1 }]);
});

test.each([
  [['spec', 'containers', '0', 'image'], 'spec.containers[0].image'],
  [['args', '10'], 'args[10]'],
  [['data', '2a', 'v1'], 'data.2a.v1'],
  [[], ''],
])('the path %j is written %j', (path, written) => {
  expect(pathText(path)).toBe(written);
});

test('fifty differences are told, not more', () => {
  const many = (value: number) =>
    Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, value]));
  expect(found(many(1), many(2))).toHaveLength(50);
});
