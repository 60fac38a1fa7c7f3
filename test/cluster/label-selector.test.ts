import { describe, expect, test } from 'vitest';
import { includesLabels, meetsExpression, selectsLabels } from '../../src/cluster/label-selector.ts';

const labels = { app: 'web', tier: 'front', cores: '8' };

describe('a label selector', () => {
  test('selects nothing if it is absent, and everything if it is empty', () => {
    expect(selectsLabels(undefined, labels)).toBe(false);
    expect(selectsLabels({}, labels)).toBe(true);
    expect(selectsLabels({}, {})).toBe(true);
  });

  test('requires all its labels and all its expressions', () => {
    expect(selectsLabels({ matchLabels: { app: 'web' } }, labels)).toBe(true);
    expect(selectsLabels({ matchLabels: { app: 'web', tier: 'back' } }, labels)).toBe(false);
    const notFront = { key: 'tier', operator: 'NotIn', values: ['front'] };
    expect(selectsLabels({ matchLabels: { app: 'web' }, matchExpressions: [notFront] }, labels)).toBe(false);
  });

  test('an inherited key is not a label', () => {
    expect(selectsLabels({ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, labels)).toBe(
      false,
    );
  });
});

describe('an expression', () => {
  test.each([
    ['app', 'In', ['web', 'api'], true],
    ['app', 'In', ['api'], false],
    ['none', 'In', ['web'], false],
    ['app', 'NotIn', ['web'], false],
    ['none', 'NotIn', ['web'], true],
    ['app', 'Exists', [], true],
    ['none', 'Exists', [], false],
    ['app', 'DoesNotExist', [], false],
    ['none', 'DoesNotExist', [], true],
    ['cores', 'Gt', ['7'], true],
    ['cores', 'Gt', ['8'], false],
    ['cores', 'Lt', ['9'], true],
    ['cores', 'Lt', ['eight'], false],
    ['app', 'Gt', ['1'], false],
    ['none', 'Lt', ['1'], false],
    ['app', 'Near', ['web'], false],
  ])('%s %s %j: %s', (key, operator, values, met) => {
    expect(meetsExpression({ key, operator, values }, labels)).toBe(met);
  });
});

test('a plain map requires every pair', () => {
  expect(includesLabels(labels, {})).toBe(true);
  expect(includesLabels(labels, { app: 'web' })).toBe(true);
  expect(includesLabels(labels, { app: 'api' })).toBe(false);
});
