import { describe, expect, test } from 'vitest';
import type { CardOf, Fence } from '../../src/deck/card.ts';
import { gradeManifest } from '../../src/grade/manifest.ts';
import { card as cardWith } from '../support/cards.ts';

const NOWHERE = { start: 0, end: 0 };
const fence = (text: string): Fence => ({ text, language: 'yaml', range: NOWHERE });

function card(
  answers: string[],
  matches: string[],
  exact: string[] = [],
  minor: string[] = [],
): CardOf<'manifest'> {
  const answer = {
    kind: 'manifest',
    answers: answers.map(fence),
    matches: matches.map(fence),
    exact,
    minor,
  } as const;
  return cardWith('pods/x', answer) as CardOf<'manifest'>;
}

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-in
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;
const MATCH = `kind: NetworkPolicy
metadata: {name: deny-in, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: null}
`;
const deny = card([POLICY], [MATCH]);
const grade = (answer: string, of = deny) => gradeManifest(of, answer, '1.35');

test("a card's own answer is right", () => {
  expect(grade(POLICY)).toEqual({ outcome: 'correct', score: 1, differences: [], rating: 3 });
});

test('without a match the answer is what must hold', () => {
  expect(grade(POLICY, card([POLICY], [])).outcome).toBe('correct');
  expect(grade(POLICY.replace('shop', 'web'), card([POLICY], [])).outcome).not.toBe('correct');
});

test('what is beyond the task is told and does no harm', () => {
  const verdict = grade(POLICY.replace('  name: deny-in', '  name: deny-in\n  labels: {team: a}'));
  expect(verdict).toMatchObject({ outcome: 'correct', score: 1 });
  expect(verdict.differences).toMatchObject([{ code: 'extra', path: 'metadata.labels' }]);
});

test.each([
  ['name: deny-in', 'name: deny', 'metadata.name', 'deny-in', 'deny'],
  ['namespace: shop', 'namespace: web', 'metadata.namespace', 'shop', 'web'],
])('another object is worth nothing: %s', (was, is, path, expected, actual) => {
  const verdict = grade(POLICY.replace(was, is));
  expect(verdict).toMatchObject({ outcome: 'wrong', rating: 1, score: 0 });
  expect(verdict.differences).toMatchObject([{ code: 'different', path, expected, actual }]);
});

test('one slip is wrong, and the score is the share that holds', () => {
  const verdict = grade(POLICY.replace('[Ingress]', '[Egress]'));
  expect(verdict).toMatchObject({ outcome: 'wrong', rating: 1 });
  expect(verdict.score).toBeCloseTo(5 / 7);
});

test('a slip that the card calls minor is close', () => {
  const verdict = grade(
    POLICY.replace('[Ingress]', '[Egress]'),
    card([POLICY], [MATCH], [], ['spec.policyTypes']),
  );
  expect(verdict).toMatchObject({ outcome: 'close', rating: 2 });
});

test('what the task forbids is wrong, however much of the rest holds', () => {
  const verdict = grade(`${POLICY}  ingress: [{}]\n`);
  expect(verdict).toMatchObject({ outcome: 'wrong', rating: 1 });
  expect(verdict.score).toBeCloseTo(5 / 6);
  expect(verdict.differences).toMatchObject([{ code: 'unexpected', path: 'spec.ingress' }]);
});

describe('with a start to mend', () => {
  const open = POLICY.replace('podSelector: {}', 'podSelector: {matchLabels: {a: b}}').replace(
    '[Ingress]',
    '[Egress]',
  );
  const mend = { ...deny, start: fence(open) };

  test('the start as it was given is worth nothing', () => {
    expect(grade(open, mend)).toMatchObject({ outcome: 'wrong', score: 0, rating: 1 });
  });

  test('a part of what was left to do is worth that part', () => {
    const verdict = grade(POLICY.replace('[Ingress]', '[Egress]'), mend);
    expect(verdict.outcome).toBe('wrong');
    expect(verdict.score).toBeCloseTo(1 / 3);
  });

  test('what was right and got lost is never less than nothing', () => {
    expect(grade(`${open}  ingress: [{}]\n`, mend).score).toBe(0);
  });

  test('all of it is right', () => {
    expect(grade(POLICY, mend)).toMatchObject({ outcome: 'correct', score: 1 });
  });
});

describe('what the API server would refuse', () => {
  test('comes first, and is never right', () => {
    const verdict = grade(POLICY.replace('policyTypes', 'policytypes'));
    expect(verdict).toMatchObject({ outcome: 'wrong', rating: 1 });
    expect(verdict.differences[0]).toMatchObject({ code: 'unknown-field', path: 'spec.policytypes' });
    expect(verdict.differences[0]?.message).toContain('`policyTypes`');
  });

  test.each([
    ['', 'no-object'],
    ['not yaml: [', 'yaml-indent'],
    ['just words', 'no-object'],
    ['a: 1\na: 2', 'missing-api-version'],
  ])('%j is worth nothing', (answer, code) => {
    const verdict = grade(answer);
    expect(verdict).toMatchObject({ outcome: 'wrong', score: 0, rating: 1 });
    expect(verdict.differences.map((d) => d.code)).toContain(code);
  });
});

test('of several ways the best one counts, and the feedback is about it', () => {
  const way = (image: string, tty: boolean) =>
    `kind: Pod\nmetadata: {name: a}\nspec: {containers: [{image: ${image}, tty: ${tty}}]}`;
  const pod = (image: string, tty: boolean) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: ${image}, tty: ${tty}}]}`;
  const either = card([pod('nginx', true), pod('httpd', true)], [way('nginx', true), way('httpd', true)]);
  const answer =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: httpd}]}';
  expect(grade(answer, either).differences.map((d) => d.path)).toEqual(['spec.containers[0].tty']);
});

test('exact leaves no room', () => {
  const open = card(
    [POLICY.replace('policyTypes: [Ingress]', 'ingress: [{from: [{podSelector: {}}]}]')],
    ['kind: NetworkPolicy\nspec: {ingress: [{from: [{podSelector: {}}]}]}'],
    ['spec.ingress'],
  );
  const answer = POLICY.replace(
    'policyTypes: [Ingress]',
    'ingress: [{from: [{podSelector: {}}]}, {ports: [{port: 80}]}]',
  );
  expect(grade(answer, open).differences).toMatchObject([{ code: 'unexpected', path: 'spec.ingress[1]' }]);
});

test('a range of the answer marks what is wrong', () => {
  const answer = POLICY.replace('namespace: shop', 'namespace: web');
  const [difference] = grade(answer).differences;
  expect(answer.slice(difference?.range?.start, difference?.range?.end)).toBe('web');
});

test('a version that the schemas do not know is checked as the curriculum has it', () => {
  expect(gradeManifest(deny, POLICY, '1.99').outcome).toBe('correct');
});
