import { expect, test } from 'vitest';
import { JsonPathError } from '../../src/kubernetes/jsonpath/parse.ts';
import { findByJsonPath, printJsonPath, relaxedTemplate } from '../../src/kubernetes/jsonpath/print.ts';

const pods = {
  kind: 'List',
  items: [
    {
      metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'x' } },
      status: { ready: true, n: 1, ips: ['1', '2', '3'] },
    },
    { metadata: { name: 'b' }, status: { ready: false, n: 2, ips: [] } },
  ],
};

test.each([
  ['{.kind}', 'List'],
  ['plain', 'plain'],
  ['{.items[*].metadata.name}', 'a b'],
  ['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'x'],
  ["{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", 'x'],
  ['{range .items[*]}{.metadata.name}{"\\t"}{.status.n}{"\\n"}{end}', 'a\t1\nb\t2\n'],
  ['{.items[?(@.metadata.name=="b")].status.n}', '2'],
  ['{.items[?(@.status.n>=1)].metadata.name}', 'a b'],
  ['{.items[?(@.status.ready==true)].metadata.name}', 'a'],
  ['{.items[?(@.metadata.labels)].metadata.name}', 'a'],
  ['{.items[0].status.ips[-1]}', '3'],
  ['{.items[0].status.ips[0:2]}', '1 2'],
  ['{.items[0].status.ips[::2]}', '1 3'],
  ['{..name}', 'a b'],
  ["{.items[*]['metadata.name', 'status.n']}", 'a b 1 2'],
  ['{.items[0].status}', '{"ips":["1","2","3"],"n":1,"ready":true}'],
  ['{.items[*].spec.none}', ''],
  ['{range .items[*]}{.metadata.name},{end}', 'a,b,'],
])('%s prints %j', (template, printed) => {
  expect(printJsonPath(template, pods)).toBe(printed);
});

test.each([
  ['{.items[5]}', 'array index out of bounds: index 5, length 2'],
  ['{.items', 'unclosed action'],
  ['{.items[0}', 'unterminated array'],
  ['{end}', 'not in range, nothing to end'],
  ['{name}', 'unrecognized identifier name'],
  ['{.kind[0]}', 'string is not array or slice'],
])('%s is refused: %s', (template, message) => {
  expect(() => printJsonPath(template, pods)).toThrow(new JsonPathError(message));
});

test.each([
  ['.metadata.name', '{.metadata.name}'],
  ['metadata.name', '{.metadata.name}'],
  ['{.metadata.name}', '{.metadata.name}'],
  ['{metadata.name}', '{.metadata.name}'],
  ['[0].a', '{[0].a}'],
])('%s may stand for %s', (path, template) => {
  expect(relaxedTemplate(path)).toBe(template);
});

test('a path finds values as they are', () => {
  expect(findByJsonPath('{.items[*].status.n}', pods)).toEqual([1, 2]);
});
