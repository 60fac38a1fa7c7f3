import { expect, test } from 'vitest';
import { withoutAges } from '../../../src/grade/worlds/ages.ts';

test.each([
  ['web   1/1   Running   2 (5m3s ago)   3d', 'web   1/1   Running   2 (<age> ago)   <age>'],
  ['12s', '<age>'],
  ['4h', '<age>'],
  ['10d2h30m45s', '<age>'],
  ['node01 5x m3 3dx 5ms', 'node01 5x m3 3dx 5ms'],
  ['500m', '<age>'],
])('%s is %s', (text, expected) => {
  expect(withoutAges(text)).toBe(expected);
});
