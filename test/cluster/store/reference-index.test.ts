import { expect, test } from 'vitest';
import { ReferenceIndex } from '../../../src/cluster/store/reference-index.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const owned = (name: string, ...uids: string[]): JsonObject => ({
  metadata: { name, ownerReferences: uids.map((uid) => ({ uid })) },
});

test('objects are found by each of their owners, sorted by key', () => {
  const index = new ReferenceIndex();
  const objects = new Map([
    ['b', owned('b', 'one', 'two')],
    ['a', owned('a', 'one')],
  ]);
  for (const [key, object] of objects) index.set(key, undefined, object);
  const found = (uid: string) => index.list(uid, (key) => objects.get(key)).map(({ metadata }) => metadata);

  expect(found('one')).toEqual([objects.get('a')?.metadata, objects.get('b')?.metadata]);
  expect(found('two')).toEqual([objects.get('b')?.metadata]);
  expect(found('three')).toEqual([]);
});

test('an object that was deleted or has another owner is no longer found', () => {
  const index = new ReferenceIndex();
  const before = owned('a', 'one');
  const after = owned('a', 'two');
  index.set('a', undefined, before);
  index.list('one', () => before);

  index.set('a', before, after);
  expect(index.list('one', () => after)).toEqual([]);
  expect(index.list('two', () => after)).toEqual([after]);

  index.set('a', after, undefined);
  expect(index.list('two', () => undefined)).toEqual([]);
});

test('a dropped reference can be added again', () => {
  const index = new ReferenceIndex();
  const object = owned('a', 'one');
  index.set('a', undefined, object);
  index.set('a', object, undefined);
  index.set('a', undefined, object);
  expect(index.list('one', () => object)).toEqual([object]);
});
