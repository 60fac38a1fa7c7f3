import { describe, expect, test } from 'vitest';
import { canonicalFilePath } from '../../../src/kubernetes/command/values/file-path.ts';
import { canonicalPath, canonicalTemplate } from '../../../src/kubernetes/command/values/json-path.ts';
import { parseSelector } from '../../../src/kubernetes/command/values/selector.ts';
import { canonicalData } from '../../../src/kubernetes/command/values/structured-data.ts';

describe('selectors', () => {
  test.each([
    ['a=b', [{ key: 'a', test: '= b' }]],
    ['a==b', [{ key: 'a', test: '= b' }]],
    ['a!=b', [{ key: 'a', test: '!= b' }]],
    ['a', [{ key: 'a', test: 'exists' }]],
    ['!a', [{ key: 'a', test: 'does not exist' }]],
    ['a in (c, b)', [{ key: 'a', test: 'in b,c' }]],
    ['a in(b)', [{ key: 'a', test: '= b' }]],
    [
      'a notin (b,c), d=e',
      [
        { key: 'a', test: 'not in b,c' },
        { key: 'd', test: '= e' },
      ],
    ],
    ['a.b/c=', [{ key: 'a.b/c', test: '= ' }]],
  ])('%s', (text, requirements) => {
    expect(parseSelector(text)).toEqual(requirements);
  });

  test.each(['a=b=c', 'a in b', '=b', 'a b'])('%s is not a selector', (text) => {
    expect(parseSelector(text)).toBeUndefined();
  });
});

describe('JSONPath by structure', () => {
  test.each([
    ['{.a.b}', "{['a']['b']}"],
    ['{.a}', '{ $.a }'],
    ['{.a}', '{@.a}'],
    ['{.a[*].b}', "{.a[*]['b']}"],
    ['{.users[].name}', '{.users[0].name}'],
    ['{.a[?(@.b=="c")].d}', "{.a[?( @.b == 'c' )].d}"],
    ['{.a[?(@.b=="c")]}', '{.a[?(.b == "c")]}'],
    ["{.data['ca\\.crt']}", '{.data.ca\\.crt}'],
    ["{.data['ca.crt']}", '{.data.ca.crt}'],
    ["{.data['a','b']}", "{.data['a', 'b']}"],
    ['{range .a[*]}{.b}{"\\n"}{end}', "{range .a[*]}{.b}{'\\n'}{end}"],
    ['{.a}', '{.a}{"\\n"}'],
    ['{.a[*].b}', '{.a[:].b}'],
    ['{.a[*].b}', '{.a[0:].b}'],
    ['{.a[0:2].b}', '{.a[:2:1].b}'],
  ])('%s = %s', (a, b) => {
    expect(canonicalTemplate(a)).toBe(canonicalTemplate(b));
  });

  test.each([
    ['{.a}', '.a'],
    ['{.a}', '{.b}'],
    ['{.a[0]}', '{.a[1]}'],
    ['{.a[*]}', '{.a}'],
    ['{.a}', '{..a}'],
    ['{.a} {.b}', '{.a}{.b}'],
    ['{.a[?(@.b=="c")]}', '{.a[?(@.b!="c")]}'],
    ["{.data['ca.crt']}", '{.data.ca\\.crt}'],
    ['{.a[?(@.b=="c d")]}', '{.a[?(@.b=="cd")]}'],
  ])('%s is not %s', (a, b) => {
    expect(canonicalTemplate(a)).not.toBe(canonicalTemplate(b));
  });

  test.each(['{.a', '{.a}{range .b', '{"}'])('%s is not closed', (text) => {
    expect(canonicalTemplate(text)).toBeUndefined();
  });

  test('paths without braces', () => {
    expect(new Set(['{.a.b}', '.a.b', 'a.b', "['a'].b"].map(canonicalPath)).size).toBe(1);
  });
});

test.each([
  ['./a', 'a'],
  ['a/', 'a'],
  ['a//b/./c', 'a/b/c'],
  ['.', '.'],
  ['./', '.'],
  ['/', '/'],
  ['https://a.b//c/', 'https://a.b//c/'],
])('the path %s is %s', (path, canonical) => {
  expect(canonicalFilePath(path)).toBe(canonical);
});

test('data is compared by content', () => {
  expect(canonicalData('{"b": [1, "2"], "a": null}')).toBe(canonicalData('a: ~\nb:\n  - 1\n  - "2"\n'));
  expect(canonicalData('{"a": 1}')).not.toBe(canonicalData('{"a": "1"}'));
  expect(canonicalData('{"a":')).toBeUndefined();
});
