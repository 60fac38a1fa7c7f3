import { describe, expect, test } from 'vitest';
import { compareOutputs } from '../../../src/grade/worlds/printed-values.ts';

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
  ])('%j / %j: %s', (reference, answer, expected) => {
    expect(compareOutputs(reference, answer, 'values')).toBe(expected);
  });
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
  ])('%j / %j: %s', (reference, answer, expected) => {
    expect(compareOutputs(reference, answer, 'text')).toBe(expected);
  });
});

test('the rows of a table count in their order only where the task asks for one', () => {
  const [one, other] = ['NAME\nweb\ndb\n', 'NAME\ndb\nweb\n'];
  expect(compareOutputs(one, other, 'table')).toBe('same');
  expect(compareOutputs(one, other, 'text')).toBe('different');
  expect(compareOutputs(one, 'NAME\ndb\n', 'table')).toBe('different');
});
