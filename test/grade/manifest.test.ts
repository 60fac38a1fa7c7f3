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

test('a slip beside one that the card calls minor is wrong', () => {
  const minor = card([POLICY], [], [], ['spec.policyTypes']);
  expect(grade(POLICY.replace('[Ingress]', '[Egress]'), minor).outcome).toBe('close');
  const both = POLICY.replace('[Ingress]', '[Egress]').replace('{}', '{matchLabels: {a: b}}');
  expect(grade(both, minor).outcome).toBe('wrong');
});

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: a, image: nginx}]\n';
const map = (n: number, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m${n}${more}}\ndata: {a: b}\n`;
const pod = (more: Partial<CardOf<'manifest'>> = {}, answer = POD) => ({ ...card([answer], []), ...more });

test.each([
  ['missing', deny, POLICY.replace('[Ingress]', '[]'), 'spec.policyTypes[0] is missing: Ingress'],
  ['unexpected', deny, `${POLICY}  ingress: [{}]\n`, 'spec.ingress: the task leaves no room for [{}]'],
  ['missing-object', pod({}, `${POD}---\n${map(1)}`), POD, 'there is no ConfigMap m1'],
  [
    'different',
    pod(),
    POD.replace('nginx', 'httpd'),
    'spec.containers[0].image: you wrote httpd, the reference has nginx',
  ],
  [
    'start-changed',
    pod({
      start: fence(POD),
      answers: [fence(`${POD}  restartPolicy: Never\n`)],
      matches: [fence('kind: Pod\nspec: {restartPolicy: Never}')],
    }),
    `${POD.replace('nginx', 'httpd')}  restartPolicy: Never\n`,
    'spec.containers[0].image: you wrote httpd; keep what was there: nginx',
  ],
  [
    'addition',
    pod(),
    `${POD}  hostNetwork: true\n`,
    'spec.hostNetwork: true was not asked for, and it changes what runs, or how',
  ],
  ['addition', pod(), `${POD}---\n${map(1)}`, 'ConfigMap m1 was not asked for, and it is an extra object'],
  ['extra', pod(), POD.replace('web}', 'web, labels: {a: b}}'), 'not asked for: metadata.labels: {a: b}'],
  [
    'extra',
    deny,
    `${POLICY}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n`,
    'not asked for: Namespace shop',
  ],
] as const)('%s is told in words', (code, task, answer, message) => {
  expect(grade(answer, task).differences).toMatchObject([{ code, message }]);
});

test('what is not known is left to the learner, in words', () => {
  const backup = 'apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: a}\nspec: {path: /x}\n';
  expect(grade(backup.replace('/x', '/x, keep: 3'), pod({}, backup))).toMatchObject({
    outcome: 'unsure',
    score: 0.99,
    rating: null,
    differences: [
      {
        code: 'undecided',
        path: 'spec.keep',
        actual: '3',
        message: 'spec.keep: 3 was not asked for; decide whether it changes the result',
      },
    ],
  });
});

test('of what is beyond the task ten are told', () => {
  const maps = (more: string) => Array.from({ length: 11 }, (_, n) => map(n, more)).join('---\n');
  const { outcome, differences } = grade(maps(', labels: {a: b}'), pod({}, maps('')));
  expect([outcome, differences.length]).toEqual(['correct', 10]);
});

test('a minor field is that of each item', () => {
  const items = Array.from({ length: 12 }, (_, n) => `{name: c${n}, image: a}`).join(', ');
  const many = POD.replace('{name: a, image: nginx}', items);
  const answer = many.replace('c11, image: a', 'c11, image: b');
  expect(grade(answer, pod({ minor: ['spec.containers.image'] }, many)).outcome).toBe('close');
  expect(grade(answer, pod({ minor: ['spec.containers.name'] }, many)).outcome).toBe('wrong');
});

test('a start that leaves nothing open counts what holds of it', () => {
  const verdict = grade(POLICY.replace('[Ingress]', '[Egress]'), { ...deny, start: fence(POLICY) });
  expect(verdict.score).toBeCloseTo(5 / 7);
});

describe('a kustomization', () => {
  const reference = 'kind:  Kustomization\nresources: [a.yaml]\n';
  const answer = 'resources: [a.yaml]\n';
  const data = 'metadata: {name: a}\ndata: {a: "see kind: Kustomization"}\n';

  test('needs neither kind nor version', () => {
    expect(grade(answer, pod({}, reference)).outcome).toBe('correct');
    const { differences } = grade(data, pod({}, `apiVersion: v1\nkind: ConfigMap\n${data}`));
    expect(differences.map(({ code }) => code)).toContain('missing-kind');
  });

  test('is refused for what is wrong in it', () => {
    const { outcome, differences } = grade(`${answer}namePrefix: [x\n`, pod({}, reference));
    expect(outcome).toBe('wrong');
    expect(differences.map(({ code }) => code)).toContain('yaml-indent');
  });
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
  test('is told once, and halves the score', () => {
    const { differences, score } = grade(`${POLICY}  x: 1\n`);
    expect(differences).toMatchObject([
      { code: 'unknown-field', path: 'spec.x', message: 'spec.x: NetworkPolicySpec has no field `x`' },
    ]);
    expect(differences[0]?.message).not.toContain('(');
    expect(score).toBeCloseTo((6 / 7) * 0.5);
    const misplaced = POD.replace('nginx', 'httpd').replace('httpd', 'httpd, hostNetwork: true');
    expect(grade(misplaced, pod()).differences.map(({ code }) => code)).toEqual([
      'unknown-field',
      'different',
    ]);
    expect(grade(`${POD}  x: 1\n  hostNetwork: true\n`, pod()).differences.map(({ code }) => code)).toEqual([
      'unknown-field',
      'addition',
    ]);
  });

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
