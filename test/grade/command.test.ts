import { expect, test } from 'vitest';
import type { CardOf, Fence } from '../../src/deck/card.ts';
import { gradeCommand } from '../../src/grade/command.ts';
import { card as cardWith } from '../support/cards.ts';

const NOWHERE = { start: 0, end: 0 };
const fence = (text: string): Fence => ({ text, language: 'sh', range: NOWHERE });

function card(ways: readonly string[], ordered?: boolean): CardOf<'command'> {
  const answer = {
    kind: 'command',
    ways: ways.map(fence),
    ...(ordered === undefined ? {} : { ordered }),
  } as const;
  return cardWith('pods/x', answer) as CardOf<'command'>;
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
