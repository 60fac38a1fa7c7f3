import { expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { judgeManifest } from '../../src/grade/judge-manifest.ts';
import { card as cardWith } from '../support/cards.ts';

const fence = (text: string) => ({ text, language: 'yaml', range: { start: 0, end: 0 } });
const pod = (spec: string, name = 'web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\nspec: {containers: [{name: a, image: nginx}]${spec}}\n`;

function task(answer: string): CardOf<'manifest'> {
  return cardWith('pods/x', {
    kind: 'manifest',
    answers: [fence(answer)],
    matches: [],
    exact: [],
    minor: [],
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
