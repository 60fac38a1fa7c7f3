import { describe, expect, test } from 'vitest';
import { compareOutputs, valueCount } from '../../../src/grade/worlds/printed-values.ts';

describe('values', () => {
  test.each([
    ['a b', 'a\nb\n', 'same'],
    ['', 'null\n', 'same'],
    ['', '<none>\n', 'same'],
    ['a\n', 'NAME\na\n', 'same'],
    ['a b', 'NAME\na\nb\n', 'same'],
    ['a b', 'NAME\na\nc\n', 'different'],
    ['["NET_ADMIN","SYS_TIME"]', '', 'different'],
    ['TCP', '', 'different'],
    ['a b', 'a', 'different'],
    ['a 1\nb 2\n', 'a 2\nb 1\n', 'unclear'],
    ['a 1\nb 2\n', 'b 2\na 1\n', 'same'],
    ['a\nb\n', 'b\na\n', 'same'],
    ['a 1\n', '1 a\n', 'same'],
    ['a\n', 'TCP\na\n', 'same'],
    ['a\nb\n', 'NAME\na\n', 'different'],
    ['NAME\na\n', 'a\n', 'same'],
    ['NAME   IP\na      b\n', 'a b\n', 'same'],
    ['NAME   ip\na      b\n', 'a b\n', 'different'],
    ['a b c\n', 'A\nb c\n', 'different'],
    ['A\nb c\n', 'A b c\n', 'same'],
    ['A\n', 'B\nA\n', 'different'],
    ['A\n', 'B\nA a\n', 'different'],
    ['', '\n', 'same'],
    ['', 'NAME\n', 'same'],
    ['', 'NAME TCP\n', 'different'],
    ['a', 'b', 'different'],
    ['a b', 'b a', 'same'],
    ['a b\nc\n', 'a\nb c\n', 'same'],
    ['a b\nc\n', 'c a\nb\n', 'unclear'],
    ['a\nb\nc\n', 'c a\nb\n', 'same'],
    ['a b c', 'ab c', 'different'],
    ['1 12\n3\n', '11 2\n3\n', 'different'],
    [`a,b;c"d'e\`f[g]h{i}j(k)l|m\tn`, 'a b c d e f g h i j k l m n', 'same'],
    ['a:b', 'a b', 'different'],
    ['{"a": 1}', '{"b": 1}', 'different'],
    ['{"a": 1, "b": 2}', '{"b":2,"a":1}', 'different'],
  ])('%j / %j: %s', (reference, answer, expected) => {
    expect(compareOutputs(reference, answer, 'values')).toBe(expected);
  });
});

describe('what stands for no value', () => {
  test.each(['', '<none>', '<unset>', 'null', '<no value>', ' \n ', '""'])('%j', (text) => {
    expect(compareOutputs('a', `a ${text}`, 'values')).toBe('same');
    expect(valueCount(text)).toBe(0);
  });

  test('is not counted among the values', () => {
    expect(valueCount('a <none>\nb\n\n"c"')).toBe(3);
    expect(valueCount('nulls <nones>')).toBe(2);
  });
});

describe('a word in capitals that is the whole output is', () => {
  test.each([
    ...['TCP', 'UDP', 'SCTP', 'HTTP', 'HTTPS', 'GRPC', 'TLS', 'RWO', 'RWX', 'RWOP', 'ROX', 'ALL', 'CHOWN'],
    ...['KILL', 'SETUID', 'MKNOD', 'NET_ADMIN', 'SYS_PTRACE_X'],
  ])('a value: %s', (word) => {
    expect(compareOutputs(word, '', 'values')).toBe('different');
  });

  test.each([
    'NAME',
    'TCPS',
    'XTCP',
    'HTTPX',
    'RW',
    'RWOX',
    'SET',
    'KEY.A',
    'PORT(S)',
    'CPU%',
    'A:B',
    'A/B2',
    'A-B',
  ])('a heading: %s', (word) => {
    expect(compareOutputs(word, '', 'values')).toBe('same');
  });

  test.each(['web', 'Name', '1A', 'NAMEs'])('neither: %s', (word) => {
    expect(compareOutputs(word, '', 'values')).toBe('different');
  });
});

test.each<[string, string, string]>([
  ['a b', 'a\nb\n', 'same'],
  ['a b', 'b a', 'different'],
  ['a b\n', 'NAME\na\nb\n', 'same'],
  ['ab', 'a b', 'different'],
])('values in their order: %j / %j: %s', (reference, answer, expected) => {
  expect(compareOutputs(reference, answer, 'order')).toBe(expected);
});

test('what only tells what was done is not compared', () => {
  expect(compareOutputs('a', 'b', 'nothing')).toBe('same');
});

describe('tables', () => {
  const table = 'NAME   AGE\nweb    3s\n';
  test.each([
    [table, 'NAME   AGE   NOMINATED NODE\nweb    9s    <none>\n', 'same'],
    [table, 'AGE   NAME\n3s    web\n', 'same'],
    [table, 'NAME\nweb\n', 'different'],
    [table, 'web    9s\n', 'same'],
    [table, 'db     9s\n', 'different'],
    ['NAME   AGE\n', '', 'different'],
    [table, 'NAME   AGE\ndb     3s\n', 'different'],
    [table, 'NAME   AGE\nweb    3s\nweb2   3s\n', 'different'],
    [`${table}\n${table}`, table, 'different'],
    [`${table}\n${table}`, `${table}\nNAME   AGE\ndb     3s\n`, 'different'],
    [`${table}\n${table}`, `${table}\nNAME   AGE   IP\nweb    3s    a\n`, 'same'],
    ['{"a": 1}', '{\n"a":1}', 'same'],
    ['{"a": 1}', '{"a": 2}', 'different'],
    ['["a"]', '[ "a" ]', 'different'],
    ['{a', '{ a', 'different'],
    ['Name:  web\n', 'Name:  web\nNode:  a\n', 'different'],
    ['Name:  web\n', 'Name:\t web', 'same'],
    ['Name:  web\nNode:  a\n', 'Name: web  \n\nNode: a\n', 'same'],
    ['Name: web\n', 'Name:web\n', 'different'],
    ['{"a": 1}', '["a"]', 'different'],
    ['["a"]', '{"a": 1}', 'different'],
    ['Name\nweb\n', 'web\n', 'different'],
    ['NAME\n', 'NAME\n', 'same'],
    ['NAME\nweb\ndb\n', 'web\ndb\n', 'same'],
    ['NAME\nweb\ndb\n', 'webdb\n', 'different'],
  ])('%j / %j: %s', (reference, answer, expected) => {
    expect(compareOutputs(reference, answer, 'text')).toBe(expected);
  });
});

test('the rows of a table count in their order only where the task asks for one', () => {
  const [one, other] = ['NAME\nweb\ndb\n', 'NAME\ndb\nweb\n'];
  expect(compareOutputs(one, other, 'table')).toBe('same');
  expect(compareOutputs(one, other, 'text')).toBe('different');
  expect(compareOutputs(one, 'NAME\ndb\n', 'table')).toBe('different');
  expect(compareOutputs('N\n1\n12\n', 'N\n11\n2\n', 'table')).toBe('different');
  expect(compareOutputs('a 1\nb 2\n', 'a\n1\nb\n2\n', 'table')).toBe('different');
  expect(compareOutputs('NAME   AGE\nweb    3s\n', 'web   4m\n', 'table')).toBe('same');
});
