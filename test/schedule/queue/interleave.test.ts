import { expect, test } from 'vitest';
import { interleave } from '../../../src/schedule/queue/interleave.ts';

test.each([
  ['', ''],
  ['a', 'a'],
  ['aabb', 'abab'],
  ['aaabbb', 'ababab'],
  ['aaab', 'abaa'],
  ['abba', 'abab'],
  // Another topic is taken forward from the eighth place, not from the ninth.
  [`a${'a'.repeat(7)}b`, `ab${'a'.repeat(7)}`],
  [`a${'a'.repeat(8)}b`, `aab${'a'.repeat(7)}`],
])('the topics %j are mixed to %j', (topics, mixed) => {
  const items = [...topics].map((topic, i) => ({ topic, i }));
  const found = interleave(items);
  expect(found.map(({ topic }) => topic).join('')).toBe(mixed);
  for (const topic of new Set(topics)) {
    const places = found.filter((item) => item.topic === topic).map(({ i }) => i);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});
