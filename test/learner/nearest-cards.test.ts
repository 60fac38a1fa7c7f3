import { expect, test } from 'vitest';
import { nearestCards } from '../../src/learner/nearest-cards.ts';

const CARDS = ['rbac/role-for-a-user', 'pods/create-pod', 'jobs/create-pod', 'jobs/create-job'];

test.each<[string, string[]]>([
  ['rbac/role-for-user', ['rbac/role-for-a-user']],
  ['role-for-a-user', ['rbac/role-for-a-user']],
  ['create-pdo', ['pods/create-pod', 'jobs/create-pod', 'jobs/create-job']],
  ['zzz', []],
])('%s is like %j', (word, expected) => {
  expect(nearestCards(word, CARDS)).toEqual(expected);
});
