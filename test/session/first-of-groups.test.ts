import { expect, test } from 'vitest';
import { firstOfGroups } from '../../src/session/first-of-groups.ts';

test('of a group of a topic the first is apart from the others; what has no group is always first', () => {
  const entry = (topic: string, group?: string) => ({ topic, ...(group !== undefined && { group }) });
  const entries = [
    entry('a', 'g'),
    entry('a'),
    entry('a', 'g'),
    entry('b', 'g'),
    entry('a'),
    entry('a', 'h'),
  ];
  const { first, further } = firstOfGroups(entries);
  expect([first.map((e) => entries.indexOf(e)), further.map((e) => entries.indexOf(e))]).toEqual([
    [0, 1, 3, 4, 5],
    [2],
  ]);
});
