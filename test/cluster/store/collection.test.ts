import { expect, test } from 'vitest';
import { Collection } from '../../../src/cluster/store/collection.ts';

const pod = (name: string, node: string) => ({ kind: 'Pod', metadata: { name }, spec: { nodeName: node } });

function pods(): Collection {
  const made = new Collection();
  made.set('x/b', pod('b', 'one'));
  made.set('x/a', pod('a', 'one'));
  made.set('y/c', pod('c', 'two'));
  return made;
}

test('a fork and its original are independent', () => {
  const first = pods();
  const fork = first.fork();
  first.set('x/b', undefined);
  fork.set('x/a', pod('a', 'two'));
  fork.set('y/d', pod('d', 'two'));
  expect(first.keys).toEqual(['x/a', 'y/c']);
  expect(first.list('x')).toEqual([pod('a', 'one')]);
  expect(first.referringTo('on one')).toEqual([pod('a', 'one')]);
  expect(fork.keys).toEqual(['x/a', 'x/b', 'y/c', 'y/d']);
  expect(fork.referringTo('on one')).toEqual([pod('b', 'one')]);
  expect(fork.referringTo('on two')).toEqual([pod('a', 'two'), pod('c', 'two'), pod('d', 'two')]);
});

test('a fork that is queried first does not share its lists with its original', () => {
  const first = pods();
  const fork = first.fork();
  expect(fork.list()).toHaveLength(3);
  first.set('z/e', pod('e', 'one'));
  expect(first.list()).toHaveLength(4);
  expect(fork.list()).toHaveLength(3);
});
