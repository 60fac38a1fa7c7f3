import { expect, test } from 'vitest';
import { namedNamespaces } from '../../../src/grade/worlds/named-namespaces.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const pod = (namespace?: string, name = 'web'): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});
const namespace = (name: string): JsonObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

test.each<[string, JsonObject[], string[]]>([
  ['that objects are in', [pod('a'), pod('b')], ['a', 'b']],
  ['each once', [pod('a'), pod('a', 'db')], ['a']],
  ['but those that are among the objects', [pod('a'), pod('b'), namespace('a')], ['b']],
  ['also one by the name of another object', [pod('web')], ['web']],
  [
    'but those of every cluster',
    [pod('default'), pod('kube-system'), pod('kube-public'), pod('kube-node-lease')],
    [],
  ],
  ['none of what says none', [pod(), namespace('a')], []],
])('namespaces are made %s', (_, objects, expected) => {
  expect(namedNamespaces(objects)).toEqual(expected.map(namespace));
});
