import { describe, expect, test } from 'vitest';
import { jsonPathProblem } from '../../../src/kubernetes/command/values/json-path-problem.ts';

/** What kubectl printed for each as `create deployment web --image=nginx --dry-run=client -o jsonpath=...`. */
describe('what kubectl does not accept', () => {
  test.each([
    ['{.items[}', 'parsing', 'unterminated array'],
    ['{.metadata["name"]}', 'parsing', 'invalid array index "name"'],
    ['{.a[abc]}', 'parsing', 'invalid array index abc'],
    ['{.a[ 0 ]}', 'parsing', 'invalid array index  0 '],
    ['{.a[+1]}', 'parsing', 'invalid array index +1'],
    ['{.a[1:2:3:4]}', 'parsing', 'invalid array index 1:2:3:4'],
    ['{.a[0,x]}', 'parsing', 'invalid array index x'],
    ['{.a[-]}', 'parsing', 'array index - is not a number'],
    ['{.items[?(@.a==1]}', 'parsing', 'unterminated filter'],
    ['{.a[?(@.b=="x"]}', 'parsing', 'unterminated filter'],
    ['{.a[?(@.b==1 && @.c==2)]}', 'parsing', "unrecognized character in action: U+0026 '&'"],
    ['{.a[?(@.name=~"o.*")].name}', 'parsing', "unrecognized character in action: U+007E '~'"],
    ['{.a[?(@["name"]=="A")]}', 'parsing', 'invalid array index "name"'],
    ['{..a....b}', 'parsing', 'invalid multiple recursive descent'],
    ['{.a.name, .b}', 'parsing', "unrecognized character in action: U+002C ','"],
    ['{{.metadata.name}}', 'parsing', "unrecognized character in action: U+007B '{'"],
    ['{.metadata.name}{\\n}', 'parsing', "unrecognized character in action: U+005C '\\'"],
    ['{(.a)}', 'parsing', "unrecognized character in action: U+0028 '('"],
    ['{.a]}', 'parsing', "unrecognized character in action: U+005D ']'"],
    ['{"x}', 'parsing', 'unterminated quoted string'],
    ["{.a}{'\n'}", 'parsing', 'unterminated quoted string'],
    ['{1.2.3}', 'parsing', 'cannot parse number 1.2.3'],
    ['{.a', 'parsing', 'unclosed action'],
    ['{metadata.name}', 'executing', 'unrecognized identifier metadata'],
    ['{.a[0]image}', 'executing', 'unrecognized identifier image'],
    ['{.spec.containers[?(@.name==nginx)].image}', 'executing', 'unrecognized identifier nginx'],
    ['{.spec.containers[?(name=="nginx")].image}', 'executing', 'unrecognized identifier name'],
    ['{.a}{break}', 'executing', 'unrecognized identifier break'],
    ['{end}', 'executing', 'not in range, nothing to end'],
    ['{range .a[*]}{end}{end}', 'executing', 'not in range, nothing to end'],
  ])('%j', (template, at, reason) => {
    expect(jsonPathProblem(template)).toMatchObject({ at, reason });
  });
});

describe('what kubectl accepts', () => {
  test.each([
    '',
    'text',
    '.metadata.name',
    '{}',
    '{ }',
    '{.}',
    '{@}',
    '{$.a}',
    '{..name}',
    '{..}',
    '{.a..}',
    '{true}',
    '{1}',
    '{-1.5}',
    '{"a\\"b"}',
    '{.metadata.name}\\n',
    "{.data['ca\\.crt']}",
    '{.data.ca\\.crt}',
    "{.a['b','c']}",
    '{.a[]}',
    '{.a[-1:]}',
    '{.a[1:2:3]}',
    '{.a[01]}',
    '{.a[*].b}',
    '{.a-b}',
    '{.a|b}',
    '{.a[?(@.b)].c}',
    '{.a[?(.b)]}',
    '{.a[?(@.b=="x)")]}',
    '{.a[?( @.b == "c" )].d}',
    '{.a[?(@.b[0].c>70)]}',
    '{range .items[*]}{.a}{"\\n"}{end}',
    '{ range .items[*]}{.a}{end }',
    '{range.items[*]}{.a}{end}',
    '{range .items[*]}{range .b[*]}{.c}{end}',
    '{.kind}/{.metadata.name}',
  ])('%j', (template) => {
    expect(jsonPathProblem(template)).toBeUndefined();
  });
});

test('says how to fix the most common mistakes', () => {
  expect(jsonPathProblem('{.a["b"]}')?.help).toBe("a key in brackets needs single quotes: ['key']");
  expect(jsonPathProblem('{metadata.name}')?.help).toContain('.metadata');
});

test('nested filters are limited', () => {
  expect(jsonPathProblem(`{${'.a[?('.repeat(50_000)}`)).toMatchObject({ reason: 'unterminated filter' });
  const nested = Array.from({ length: 500 }).reduce<string>((inner) => `.a[?(@${inner})]`, '.b');
  expect(() => jsonPathProblem(`{${nested}}`)).not.toThrow();
});
