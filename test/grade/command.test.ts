import { expect, test } from 'vitest';
import type { Answer, CardOf, Fence } from '../../src/deck/card.ts';
import { gradeCommand } from '../../src/grade/command.ts';
import { card as cardWith, part } from '../support/cards.ts';
// Loaded here, so that no test pays for it.
import '../../src/grade/worlds/judge-effect.ts';

const NOWHERE = { start: 0, end: 0 };
const fence = (text: string): Fence => ({ text, language: 'sh', range: NOWHERE });

function card(
  ways: readonly string[],
  ordered?: boolean,
  more: Partial<CardOf<'command'>> = {},
): CardOf<'command'> {
  const answer = {
    kind: 'command',
    ways: ways.map(fence),
    ...(ordered === undefined ? {} : { ordered }),
    ...more,
  } as const;
  return cardWith('pods/x', answer as Answer) as CardOf<'command'>;
}

const RUN = 'kubectl run web --image=nginx -n dev\n';
const TWO = 'kubectl create ns dev\nkubectl create sa ci -n dev\n';
const DRAIN = 'kubectl drain node01 --ignore-daemonsets | tail -n 1';
const HEALTH = 'etcdctl endpoint health';
const BIND = 'kubectl create rolebinding v -n dev --role=v --serviceaccount=dev:ci';
const SWITCH = 'kubectl config set-context --current --namespace';
const FORWARD = 'kubectl port-forward svc/web 8080:80';

test.each([
  [[RUN], 'k -n dev run web --image nginx', 'correct', 3, 1],
  [[RUN], 'k run web --image nginx', 'wrong', 1, 0.75],
  [[RUN], 'k apply -f web.yaml', 'unsure', null, 0],
  [[RUN], 'k run web --image=nginx -n dev --nope', 'wrong', 1, 0],
  [[RUN], '', 'wrong', 1, 0],
  [[DRAIN], `NODE=node01\n${DRAIN.replace('node01', '$NODE')}`, 'correct', 3, 1],
  [[HEALTH], `sudo -i\nETCDCTL_API=3 ${HEALTH}`, 'correct', 3, 1],
  [[HEALTH], `sudo -i\nETCDCTL_ENDPOINTS=https://10.0.0.9:2379 ${HEALTH}`, 'wrong', 1, 0.5],
  [[TWO], 'k create sa ci -n dev; k create ns dev', 'close', 2, 0.9],
  [[TWO], 'k create ns dev', 'wrong', 1, 0.5],
  [["curl -H 'Host: a.b' http://c/d"], 'curl http://c/d -H "host:a.b"', 'correct', 3, 1],
  [['kubectl get volumesnapshot a'], 'k get volumesnapshots/a', 'correct', 3, 1],
  [['helm install w a/w --set a.b=c'], 'helm install w a/w --set-string a.b=c', 'correct', 3, 1],
  [['helm install w a/w --set a.b=3'], 'helm install w a/w --set-string a.b=3', 'wrong', 1, 0.75],
  [[BIND], BIND.replace('--serviceaccount=dev:ci', '--user=system:serviceaccount:dev:ci'), 'correct', 3, 1],
  [[BIND], BIND.replace('--serviceaccount=dev:ci', '--user=system:serviceaccount:ci:dev'), 'wrong', 1, 0.8],
  [['kubectl expose deploy api --port=80'], 'kubectl expose pod api --port=80', 'wrong', 1, 2 / 3],
  [[`${FORWARD} -n shop`], `${SWITCH}=shop\n${FORWARD}`, 'correct', 3, 1],
  [[`${FORWARD} -n shop`], `${SWITCH}=web\n${FORWARD}`, 'wrong', 1, 0.375],
  [[FORWARD], `${FORWARD} &`, 'correct', 3, 1],
  [[`${FORWARD} &\ncurl localhost:8080`], `${FORWARD}\ncurl localhost:8080`, 'wrong', 1, 0.875],
] as const)('%j / %j is %s', async (ways, answer, outcome, rating, score) => {
  const verdict = await gradeCommand(card(ways), answer);
  expect(verdict).toMatchObject({ outcome, rating });
  expect(verdict.score).toBeCloseTo(score);
});

test('of several ways the nearest counts, and the differences are about it', async () => {
  const ways = [RUN, 'kubectl create -f web.yaml -n dev\n'];
  expect(await gradeCommand(card(ways), 'k create -n dev -f ./web.yaml')).toMatchObject({
    outcome: 'correct',
    reference: ways[1],
  });
  const { reference, differences } = await gradeCommand(card(ways), 'k run web --image=httpd -n dev');
  expect(reference).toBe(RUN);
  expect(differences).toMatchObject([
    { path: '--image', expected: 'nginx', actual: 'httpd' },
    { code: 'effect', message: expect.stringContaining('httpd after your command, and nginx') },
  ]);
});

test('the order of lines counts as the card says', async () => {
  const swapped = 'k create sa ci -n dev\nk create ns dev';
  expect((await gradeCommand(card([TWO], true), swapped)).outcome).toBe('wrong');
  expect((await gradeCommand(card([TWO], false), swapped)).outcome).toBe('correct');
});

test('steps that are asked for in order are not left out, though the end is the same', async () => {
  const way = 'kubectl cordon n1\nkubectl label node n1 a=b\nkubectl uncordon n1';
  const outcome = async (answer: string) => (await gradeCommand(card([way], true), answer)).outcome;
  expect(await outcome('kubectl label node n1 a=b')).toBe('wrong');
  expect(await outcome('kubectl label node n1 a=b\nkubectl get node n1')).toBe('wrong');
  expect(await outcome(way.replaceAll('node n1', 'node/n1'))).toBe('correct');
});

test.each([
  ['kubectl run web --image=nginx --namespace=dev', 'k run web --image=nginx -n dev'],
  ['k run web --image=nginx -n dev', undefined],
  ['k run web --image=httpd --namespace=dev', undefined],
])('%s: shorter is %s', async (answer, shorter) => {
  expect((await gradeCommand(card([RUN]), answer)).shorter).toBe(shorter);
});

test('an answer that is right by what it does in the world of its card is not made shorter', async () => {
  const world = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {team: x}}\n';
  const task = card(['kubectl delete ns a'], undefined, { worlds: [fence(world)] });
  const verdict = await gradeCommand(task, 'kubectl delete ns --selector=team=x');
  expect(verdict).toEqual({
    outcome: 'correct',
    score: 1,
    differences: [],
    rating: 3,
    reference: 'kubectl delete ns a',
    by: 'effect',
  });
  expect(await gradeCommand(task, 'kubectl delete ns --selector=team=y')).toMatchObject({ outcome: 'wrong' });
});

test('an answer that is close is not made shorter', async () => {
  const verdict = await gradeCommand(
    card([TWO]),
    'kubectl create sa ci --namespace=dev\nkubectl create ns dev',
  );
  expect(verdict).toMatchObject({ outcome: 'close', by: 'words' });
  expect(verdict).not.toHaveProperty('shorter');
});

test('the way to the machine of the task is no part of an answer, unless it is of a way', async () => {
  const outcome = async (ways: string[], context?: string) => {
    const task = { prompt: part('List the containers'), ...(context && { context: part(context) }) };
    return (await gradeCommand(card(ways, undefined, task), 'ssh node01\nsudo crictl ps')).outcome;
  };
  expect(await outcome(['sudo crictl ps'], 'You work on `node01`.')).toBe('correct');
  expect(await outcome(['sudo crictl ps'])).not.toBe('correct');
  expect(await outcome(['sudo crictl ps', 'ssh node01 sudo crictl pods'], 'On `node01`.')).not.toBe(
    'correct',
  );
  expect(await outcome(['sudo crictl ps\nssh node02'], 'You work on `node01`.')).not.toBe('unsure');
});

test('the task itself may name the machine', async () => {
  const task = card(['sudo crictl ps'], undefined, { prompt: part('List the containers of `node01`') });
  expect((await gradeCommand(task, 'ssh node01\nsudo crictl ps')).outcome).toBe('correct');
});

test('without a way nothing is decided', async () => {
  expect(await gradeCommand(card([]), RUN)).toEqual({
    outcome: 'unsure',
    score: 0,
    differences: [],
    rating: null,
  });
});

test('of several ways the nearest counts, also where the answer is refused', async () => {
  const ways = ['kubectl create -f web.yaml -n dev\n', RUN];
  const { reference, differences } = await gradeCommand(card(ways), 'k run web --image=httpd -n dev --nope');
  expect(reference).toBe(RUN);
  expect(differences.map(({ code }) => code)).toEqual(['refused', 'option']);
});

test('a question is not another one that has the same answer', async () => {
  const asked =
    'kubectl auth can-i get secrets -n kube-system --as=system:node:node01 --as-group=system:nodes';
  const right = 'k -n kube-system auth can-i get secret --as system:node:node01 --as-group system:nodes';
  expect(await gradeCommand(card([asked]), right)).toMatchObject({ outcome: 'correct' });
  expect(await gradeCommand(card([asked]), asked.replace('get', 'list'))).toMatchObject({ outcome: 'wrong' });
});
