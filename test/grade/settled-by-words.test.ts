import { describe, expect, test } from 'vitest';
import {
  areSettled,
  byNearness,
  isOtherWay,
  isOutOfSight,
  leavesStepsOut,
} from '../../src/grade/settled-by-words.ts';
import type { ComparisonOutcome, DifferenceCode } from '../../src/kubernetes/compare/difference.ts';

const comparison = (outcome: ComparisonOutcome, codes: DifferenceCode[] = [], likeness = 0.5) => ({
  outcome,
  differences: codes.map((code) => ({ code, path: 'x', message: '' })),
  score: 0,
  likeness,
});

test.each<[ComparisonOutcome, DifferenceCode[], boolean]>([
  ['correct', [], true],
  ['close', ['order'], true],
  ['close', ['option'], true],
  ['wrong', ['refused'], true],
  ['wrong', ['option', 'refused'], true],
  ['wrong', ['nothing'], true],
  ['wrong', ['order', 'order'], true],
  ['wrong', ['order', 'option'], false],
  ['wrong', ['option'], false],
  ['unsure', ['verb'], false],
  ['unsure', [], false],
])('words settle an answer that is %s with %j: %s', (outcome, codes, settled) => {
  expect(areSettled(comparison(outcome, codes))).toBe(settled);
});

test.each<[DifferenceCode, boolean]>([
  ['tool', true],
  ['verb', true],
  ['missing-line', true],
  ['extra-line', true],
  ['nothing', true],
  ['pipe', true],
  ['here-document', true],
  ['option', false],
  ['word', false],
  ['target', false],
  ['redirect', false],
  ['order', false],
  ['refused', false],
])('another %s is another way: %s', (code, expected) => {
  expect(isOtherWay(comparison('wrong', ['option', code]))).toBe(expected);
});

test.each<[DifferenceCode[], boolean]>([
  [['missing-line'], true],
  [['missing-line', 'missing-line', 'extra-line'], true],
  [['missing-line', 'extra-line'], false],
  [['extra-line'], false],
  [['option'], false],
])('%j leaves steps out: %s', (codes, expected) => {
  expect(leavesStepsOut(comparison('wrong', codes))).toBe(expected);
});

describe('a world does not show', () => {
  test.each([
    ['an object of the same name', 'target', 'pod web', 'deployment web', true],
    ['an object of the same name', 'target', 'pod/web', 'deploy/web', true],
    ['the same object', 'target', 'pod web', 'pod api', false],
    ['an object without a name', 'target', 'pods', 'nodes', false],
    ['a name alone', 'name', 'pod web', 'deployment web', false],
    ['another kubeconfig', '--kubeconfig', 'a', 'b', true],
    ['a kubeconfig that the task does not name', '--kubeconfig', undefined, 'b', false],
    ['a kubeconfig that the answer does not name', '--kubeconfig', 'a', undefined, false],
    ['where errors go', 'redirect', undefined, '2> b.txt', true],
    ['where errors go', 'redirect', '2>&1', undefined, true],
    ['where all goes', 'redirect', '> a.txt', '&> a.txt', true],
    ['where all goes', 'redirect', '> a.txt', '>& a.txt', true],
    ['where output goes', 'redirect', '> a.txt', '> b.txt', false],
    ['what looks like it', '--from-literal', 'a=2>b', 'a=3', false],
  ])('%s: %s %s / %s is %s', (_, path, expected, actual, hidden) => {
    const difference = { code: 'option', path, message: '', expected, actual } as const;
    const { expected: e, actual: a, ...bare } = difference;
    expect(isOutOfSight({ ...bare, ...(e && { expected: e }), ...(a && { actual: a }) })).toBe(hidden);
  });
});

// The outcome decides, then the share that is said, then how much there is to say.
test('the nearest of several ways is that of the same verbs where none is right', () => {
  const sorted = [
    comparison('correct', [], 0.1),
    comparison('close', ['order'], 0.2),
    comparison('wrong', ['option'], 0.9),
    comparison('wrong', ['option'], 0.8),
    comparison('wrong', ['option', 'option'], 0.8),
    comparison('unsure', ['verb'], 1),
    comparison('wrong', ['verb'], 1),
  ];
  expect([...sorted].reverse().sort(byNearness)).toEqual(sorted);
  expect([3, 0, 6, 1, 5, 2, 4].flatMap((i) => sorted.slice(i, i + 1)).sort(byNearness)).toEqual(sorted);
});
