import { expect, test } from 'vitest';
import { setValues } from '../../../src/client/helm/chart/set-values.ts';

test.each([
  ['a=1,b=x', { a: 1, b: 'x' }],
  ['a.b.c=true,a.d=null', { a: { b: { c: true }, d: null } }],
  ['a=01,b=1.5,c=-3', { a: '01', b: '1.5', c: -3 }],
  ['a={x,y},b={}', { a: ['x', 'y'], b: [] }],
  ['a[1].b=x', { a: [null, { b: 'x' }] }],
  ['a=x\\,y,b\\.c=d', { a: 'x,y', 'b.c': 'd' }],
  ['a=b=c', { a: 'b=c' }],
  ['a=', { a: '' }],
])('--set %s', (text, values) => {
  expect(setValues({}, text, true)).toEqual(values);
});

test('keeps the other values, and --set-string sets only texts', () => {
  expect(setValues({ a: { b: 1, c: 2 } }, 'a.b=3', false)).toEqual({ a: { b: '3', c: 2 } });
});

test.each(['a', 'a,b=1', 'a[x]=1', 'a[99999999]=1'])('%s is refused', (text) => {
  expect(() => setValues({}, text, true)).toThrow('failed parsing --set data');
});
