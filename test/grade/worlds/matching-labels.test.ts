import { expect, test } from 'vitest';
import { labelsAround, labelsThatMatch } from '../../../src/grade/worlds/matching-labels.ts';

test.each([
  ['app=web', [{ app: 'web' }, {}, { app: 'web-old' }]],
  ['app', [{ app: 'yes' }, {}]],
  ['!canary', [{}, { canary: 'other' }, { canary: 'yes' }]],
  ['tier!=db', [{}, { tier: 'other' }, { tier: 'db' }]],
  ['env in (dev, stage)', [{ env: 'dev' }, { env: 'stage' }, {}, { env: 'dev-old' }]],
  ['a=1,b', [{ a: '1', b: 'yes' }, { b: 'yes' }, { a: '1-old', b: 'yes' }, { a: '1' }]],
  ['env  in  (dev)', [{ env: 'dev' }, {}, { env: 'dev-old' }]],
  ['env  notin  (dev)', [{}, { env: 'other' }, { env: 'dev' }]],
  ['', [{}]],
])('around %s are labels that match and labels that just miss', (selector, labels) => {
  expect(labelsAround(selector)).toEqual(labels);
});

test('labels around a selector are eight at most, and short enough for labels', () => {
  expect(labelsAround('a in (1,2,3,4,5,6,7,8,9,10)')).toHaveLength(8);
  const [, , missed] = labelsAround(`a=${'x'.repeat(63)}`);
  expect(missed).toEqual({ a: `${'x'.repeat(50)}-old` });
});

test('the first labels match', () => {
  expect(labelsThatMatch('env notin (dev),app in (a,b),!old')).toEqual({ app: 'a' });
});
