import { expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { judgeManifest } from '../../src/grade/judge-manifest.ts';
import { card as cardWith } from '../support/cards.ts';

const fence = (text: string) => ({ text, language: 'yaml', range: { start: 0, end: 0 } });
const pod = (spec: string, name = 'web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\nspec: {containers: [{name: a, image: nginx}]${spec}}\n`;

function task(answer: string, more: Partial<CardOf<'manifest'>> = {}): CardOf<'manifest'> {
  return cardWith('pods/x', {
    kind: 'manifest',
    answers: [fence(answer)],
    matches: [],
    exact: [],
    minor: [],
    ...more,
  }) as CardOf<'manifest'>;
}

const CRITICAL = ', priorityClassName: system-cluster-critical';

test.each([
  ['the same words', '', pod(''), 'correct', undefined],
  ['what admission would write', '', pod(', priority: 0'), 'correct', 'effect'],
  [
    'a toleration that each Pod gets',
    '',
    pod(
      ', tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300}]',
    ),
    'correct',
    'effect',
  ],
  ['the number of a priority', CRITICAL, pod(`${CRITICAL}, priority: 2000000000`), 'correct', 'effect'],
  ['another number', CRITICAL, pod(`${CRITICAL}, priority: 7`), 'wrong', undefined],
  ['another account', '', pod(', serviceAccountName: builder'), 'wrong', undefined],
  [
    'a shorter toleration',
    '',
    pod(
      ', tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 9}]',
    ),
    'wrong',
    undefined,
  ],
  ['the network of the node', '', pod(', hostNetwork: true'), 'wrong', undefined],
  ['another object', '', pod(', serviceAccountName: default', 'api'), 'wrong', undefined],
  ['nothing', '', '', 'wrong', undefined],
] as const)('%s', async (_, spec, answer, outcome, by) => {
  const verdict = await judgeManifest(task(pod(spec)), answer, '1.35');
  expect({ outcome: verdict.outcome, by: verdict.by }).toEqual({ outcome, by });
});

const PRIORITY = `${CRITICAL}, priority: 2000000000`;

test.each([
  ['what is missing', PRIORITY, {}, CRITICAL],
  ['what must not be there', CRITICAL, { exact: ['spec'] }, PRIORITY],
  ['what a match rules out', CRITICAL, { matches: [fence('kind: Pod\nspec: {priority: null}')] }, PRIORITY],
  ['what the start had', CRITICAL, { start: fence(pod(', priority: 0')) }, CRITICAL],
  ['what is minor', '', { minor: ['spec.priority'] }, ', priority: 0'],
])('%s makes no difference where a cluster makes the same of it', async (_, spec, more, answer) => {
  const card = task(pod(spec), more);
  const [reference] = card.answers;
  expect(await judgeManifest(card, pod(answer), '1.35')).toMatchObject({
    outcome: 'correct',
    differences: [],
  });
  expect(reference?.text).toBe(pod(spec));
});

test('an answer that is right by what a cluster makes of it', async () => {
  expect(await judgeManifest(task(pod('')), pod(', priority: 0'), '1.35')).toEqual({
    outcome: 'correct',
    score: 1,
    differences: [],
    rating: 3,
    by: 'effect',
    reference: pod(''),
  });
});

test('what is refused, or told of a right answer, stays', async () => {
  const refused = await judgeManifest(task(pod('')), pod(', priority: 0, x: 1'), '1.35');
  expect(refused.differences.map(({ code }) => code)).toContain('unknown-field');
  const labelled = pod('').replace('namespace: shop', 'namespace: shop, labels: {team: a}');
  const right = await judgeManifest(task(pod('')), labelled, '1.35');
  expect([right.outcome, right.by, right.differences.map(({ code }) => code)]).toEqual([
    'correct',
    undefined,
    ['extra'],
  ]);
});
