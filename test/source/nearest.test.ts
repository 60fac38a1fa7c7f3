import { expect, test } from 'vitest';
import { nearest } from '../../src/source/nearest.ts';

test.each<[string, string[], string[]]>([
  ['comand', ['choice', 'command', 'recall'], ['command']],
  ['Comand', ['command'], ['command']],
  ['dep', ['deployments', 'daemonsets'], ['deployments']],
  ['pdo', ['Node', 'Pod', 'PodTemplate'], ['Pod']],
  ['pod', ['pdo', 'pod'], ['pod', 'pdo']],
  ['xyz', ['Node', 'Pod'], []],
  ['', ['Pod'], []],
])('%j among %j is like %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toEqual(expected);
});
