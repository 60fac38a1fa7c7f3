import { expect, test } from 'vitest';
import { labelsAround, labelsThatMatch } from '../../../src/grade/worlds/matching-labels.ts';

test.each([
  ['app=web', [{ app: 'web' }, {}, { app: 'web-old' }]],
  ['app', [{ app: 'yes' }, {}]],
  ['!canary', [{}, { canary: 'other' }, { canary: 'yes' }]],
  ['tier!=db', [{}, { tier: 'other' }, { tier: 'db' }]],
  ['env in (dev, stage)', [{ env: 'dev' }, { env: 'stage' }, {}, { env: 'dev-old' }]],
  ['a=1,b', [{ a: '1', b: 'yes' }, { b: 'yes' }, { a: '1-old', b: 'yes' }, { a: '1' }]],
  ['', [{}]],
])('around %s are labels that match and labels that just miss', (selector, labels) => {
  expect(labelsAround(selector)).toEqual(labels);
});

test('the first labels match', () => {
  expect(labelsThatMatch('env notin (dev),app in (a,b),!old')).toEqual({ app: 'a' });
});
