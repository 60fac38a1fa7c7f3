import { expect, test } from 'vitest';
import { SharedMap } from '../../../src/cluster/kubelet/shared-map.ts';

interface Count {
  value: number;
}

function filled(): SharedMap<Count> {
  const map = new SharedMap<Count>((count) => ({ ...count }));
  map.set('a', { value: 1 });
  map.set('b', { value: 1 });
  return map;
}

function add(map: SharedMap<Count>, key: string): void {
  const count = map.get(key);
  if (count !== undefined) count.value++;
}

test('a saved copy does not change with the map', () => {
  const map = filled();
  const saved = map.save();
  add(map, 'a');
  add(map, 'a');
  map.delete('b');
  map.set('c', { value: 1 });
  expect([...saved]).toEqual([
    ['a', { value: 1 }],
    ['b', { value: 1 }],
  ]);
  expect([...map.all]).toEqual([
    ['a', { value: 3 }],
    ['c', { value: 1 }],
  ]);
});

test('two maps that load the same copy do not share values', () => {
  const saved = filled().save();
  const [one, other] = [filled(), filled()];
  one.load(saved);
  other.load(saved);
  add(one, 'a');
  add(other, 'b');
  one.load(saved);
  add(one, 'b');
  expect([one.get('a'), one.get('b')]).toEqual([{ value: 1 }, { value: 2 }]);
  expect([other.get('a'), other.get('b')]).toEqual([{ value: 1 }, { value: 2 }]);
  expect(saved.get('a')).toEqual({ value: 1 });
});

test('a value that was set after a save is not copied', () => {
  const map = filled();
  map.save();
  const count = { value: 5 };
  map.set('a', count);
  expect(map.get('a')).toBe(count);
  expect(map.get('none')).toBeUndefined();
});
