import { expect, test } from 'vitest';
import { makesTheSame } from '../../../src/grade/worlds/same-objects.ts';

const map = (name: string, value = 'a', metadata = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop${metadata}}\ndata: {key: ${value}}\n`;
const REFUSED = map('Not_A_Name');
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: default}\n';

test.each<[string, string, string, boolean]>([
  ['the same objects in another order', `${map('a')}---\n${map('b')}`, `${map('b')}---\n${map('a')}`, true],
  ['a value that the server would write', map('a'), map('a', 'a', ', creationTimestamp: null'), true],
  ['another value', map('a'), map('a', 'b'), false],
  ['an object more', map('a'), `${map('a')}---\n${map('b')}`, false],
  ['one that the cluster refuses more', map('a'), `${map('a')}---\n${REFUSED}`, false],
  ['a reference of which the cluster refuses a part', `${map('a')}---\n${REFUSED}`, map('a'), false],
  ['what the cluster refuses, twice', REFUSED, REFUSED, false],
  ['what every cluster has', NAMESPACE, NAMESPACE, false],
  ['a document without an object', map('a'), 'null\n', false],
])('%s', (_, reference, answer, expected) => {
  expect(makesTheSame(reference, answer)).toBe(expected);
});
