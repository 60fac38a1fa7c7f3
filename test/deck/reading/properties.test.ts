import { describe, expect, test } from 'vitest';
import { propertyOf } from '../../../src/deck/reading/property-of.ts';
import { cardOf, findingsOf, messagesOf } from '../../support/read-cards.ts';

const ANSWER = 'An answer.';
const found = (...properties: string[]) => findingsOf(ANSWER, ...properties);
const properties = (...lines: string[]) => cardOf(ANSWER, ...lines).properties;
const S60 = 's'.repeat(60);

describe('a property', () => {
  test.each([
    ['group: g', { group: 'g' }],
    [`group: ${S60}`, { group: S60 }],
    ['group:  spaced  ', { group: 'spaced' }],
    ['was: [rbac/b, "rbac/c", \'rbac/d\']', { was: ['rbac/b', 'rbac/c', 'rbac/d'] }],
    ['was: []', { was: [] }],
    ['was: [ rbac/b ]', { was: ['rbac/b'] }],
    ['covers: [a/b, c/d, e/f]', { covers: ['a/b', 'c/d', 'e/f'] }],
    ['difficulty: 1', { difficulty: 1 }],
    ['difficulty: 3', { difficulty: 3 }],
    ['minutes: 0.1', { minutes: 0.1 }],
    ['minutes: 120', { minutes: 120 }],
    ['minutes: 1.125', { minutes: 1.125 }],
    ['tags: [a, b c]', { tags: ['a', 'b c'] }],
    ['tags: []', { tags: [] }],
    ['kubernetes: 1.34', { kubernetes: '1.34' }],
    ['kubernetes: "1.30"', { kubernetes: '1.30' }],
  ])('%s', (line, expected) => {
    expect(properties(line)).toMatchObject(expected);
  });

  test('has a place in a chain from 1 to 1000', () => {
    for (const order of [1, 1000])
      expect(properties('group: g', `order: ${order}`)).toMatchObject({ group: 'g', order });
    expect(found('group: g', 'order: 1001')).toEqual([['property-value', '1001']]);
    expect(found('group: g', 'order: 0')).toEqual([['property-value', '0']]);
    expect(found('order: 1')).toEqual([['order-without-group', 'order']]);
  });

  test.each([
    ['group: G', 'property-value', 'G'],
    [`group: ${S60}s`, 'property-value', `${S60}s`],
    ['group: [g]', 'property-value', '[g]'],
    ['group:', 'property-value', 'group:'],
    ['was: rbac/b', 'property-value', 'rbac/b'],
    ['was: [rbac/b', 'property-syntax', '[rbac/b'],
    ['was: [rbac/b,]', 'property-syntax', '[rbac/b,]'],
    ['was: [', 'property-syntax', '['],
    ['was: ["rbac/b]', 'property-syntax', '["rbac/b]'],
    ['was: [rbac]', 'bad-was', 'rbac'],
    ['covers: []', 'property-value', 'covers: []'],
    ['covers: [a/b, c/d, e/f, g/h]', 'property-value', 'covers: [a/b, c/d, e/f, g/h]'],
    ['covers: [a]', 'bad-objective', 'a'],
    ['difficulty: 0', 'property-value', '0'],
    ['difficulty: 4', 'property-value', '4'],
    ['difficulty: 1.5', 'property-value', '1.5'],
    ['difficulty: x1', 'property-value', 'x1'],
    ['minutes: 0.09', 'property-value', '0.09'],
    ['minutes: 120.1', 'property-value', '120.1'],
    ['minutes: 1.1234', 'property-value', '1.1234'],
    ['minutes: 1e1', 'property-value', '1e1'],
    ['kubernetes: 1', 'bad-version', '1'],
    ['kubernetes: v1.34', 'bad-version', 'v1.34'],
    ['kubernetes: 1.34.0', 'bad-version', '1.34.0'],
    ['kubernetes: 1000.1', 'bad-version', '1000.1'],
    ['kind: choice', 'bad-kind', 'choice'],
    ['shuffle: true', 'property-for-kind', 'shuffle'],
    ['group: g\ngroup: h', 'duplicate-property', 'group'],
    ['colour: red', 'unknown-property', 'colour'],
    ['a line', 'property-syntax', 'a line'],
    ['group:g', 'property-syntax', 'group:g'],
    ['group: a: b', 'property-syntax', 'a: b'],
    ['group: "a', 'property-syntax', '"a'],
    ['group: "a"b"', 'property-syntax', '"a"b"'],
    ['group: "a\\b"', 'property-syntax', '"a\\b"'],
    ['group: *a', 'property-syntax', '*a'],
    ['group: - a', 'property-syntax', '- a'],
    ['group: a #b', 'property-syntax', 'a #b'],
    ['group: "', 'property-syntax', '"'],
  ])('%j is %s', (lines, code, at) => {
    expect(found(...lines.split('\n'))).toEqual([[code, at]]);
  });
});

test.each([
  ['group: [g]', 'one word'],
  ['group:', 'one word'],
  ['was: rbac/b', 'a list: [a, b]'],
])('%s must be %s', (line, expected) => {
  expect(messagesOf(ANSWER, line)).toEqual([expect.stringContaining(expected)]);
});

test('a card without an id, or with one that cannot be, is named', () => {
  expect(findingsOf(ANSWER)).toEqual([]);
  expect(found('id: b')).toEqual([['duplicate-property', 'id']]);
});

test('a property is found where it stands, to point at', () => {
  const card = cardOf(ANSWER, 'group: g', 'was: [rbac/b]');
  const text = (name: 'group' | 'was' | 'tags') => {
    const property = propertyOf(card, name);
    return property && card.file.text.slice(property.range.start, property.range.end);
  };
  expect([text('group'), text('was'), text('tags')]).toEqual(['group: g', 'was: [rbac/b]', undefined]);
});
