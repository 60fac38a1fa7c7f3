import { describe, expect, test } from 'vitest';
import { type JudgeOptions, judgeAnswer } from '../../src/grade/judge-answer.ts';
// Loaded here, so that no test pays for it.
import '../../src/grade/worlds/judge-effect.ts';

async function judged(reference: string | readonly string[], answer: string, options: JudgeOptions = {}) {
  const found = await judgeAnswer([reference].flat(), answer, options);
  return found && [found.outcome, found.by];
}

test('without a reference there is nothing to judge by', async () => {
  expect(await judged([], 'kubectl get pods')).toBeUndefined();
});

describe('words of variables and aliases are those that run', () => {
  test.each([
    ['kubectl get pods -n shop', 'ns=shop\nk get pods -n $ns', ['correct', 'words']],
    ['ns=shop\nkubectl get pods -n $ns', 'kubectl get pods -n shop', ['correct', 'words']],
    ['ns=shop\nkubectl get pods -n $ns', 'n=shop; kubectl get pods --namespace=$n', ['correct', 'words']],
    [
      'kubectl run a --image=b --dry-run=client -o yaml > a.yaml',
      'export do="--dry-run=client -o yaml"\nk run a --image=b $do > a.yaml',
      ['correct', 'words'],
    ],
    ['kubectl get pods -n shop', "alias kg='kubectl get'\nkg pods -n shop", ['correct', 'words']],
    ['kubectl get pods -n shop', 'ns=shop\nkubectl get pods -n $ns --nope', ['wrong', 'words']],
  ])('%j / %j', async (reference, answer, expected) => {
    expect(await judged(reference, answer)).toEqual(expected);
  });

  test('and have no place in what was typed', async () => {
    const answer = 'ns=shop\nkubectl get pods -n $ns --nope';
    const found = await judgeAnswer(['kubectl get pods -n shop'], answer);
    expect(found?.differences.some((difference) => 'range' in difference)).toBe(false);
  });
});

describe('what no world shows is held against an answer', () => {
  const GET = 'kubectl get ns';
  test.each([
    ['where errors go', `${GET} > a.txt`, `${GET} > a.txt 2> b.txt`],
    ['that errors go to the output', `${GET} > a.txt 2>&1`, `${GET} > a.txt`],
    ['and something else', `${GET} > a.txt 2>&1`, `${GET} --sort-by=metadata.name > a.txt`],
    ['another kubeconfig', `${GET} --kubeconfig=a`, `${GET} --kubeconfig=b`],
  ])('%s', async (_, reference, answer) => {
    expect((await judged(reference, answer))?.[0]).not.toBe('correct');
  });
});

test('a question is not tried', async () => {
  const [asked, other] = ['kubectl auth can-i get pods', 'kubectl auth can-i list pods'];
  const found = await judgeAnswer([asked], other);
  expect([found?.outcome, found?.effect]).toMatchObject(['wrong', { outcome: 'undecided', trials: [] }]);
});

test('what an answer does decides in the worlds of its card', async () => {
  const namespace = (label: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {team: ${label}}}\n`;
  const judge = (label: string) =>
    judged('kubectl delete ns a', 'kubectl delete ns -l team=x', {
      worlds: [namespace(label)],
      ordered: true,
    });
  expect([await judge('x'), await judge('z')]).toEqual([
    ['correct', 'effect'],
    ['wrong', 'world'],
  ]);
});

test('of several ways the nearest three are tried', async () => {
  const world = ['x', 'y', 'z']
    .map((team) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: of-${team}, labels: {team: ${team}}}\n`)
    .join('---\n');
  const near = ['y', 'z', 'w'].map((team) => `kubectl delete ns -l team=${team}`);
  const judge = (ways: string[]) =>
    judgeAnswer(['kubectl delete ns of-x', ...ways], 'kubectl delete ns -l team=x', { worlds: [world] });
  const right = {
    outcome: 'correct',
    score: 1,
    differences: [],
    by: 'effect',
    reference: 'kubectl delete ns of-x',
  };
  const { effect, ...judged } = (await judge(near.slice(0, 2))) ?? {};
  expect(judged).toEqual(right);
  expect(effect).toMatchObject({ outcome: 'same' });
  expect(await judge(near)).toMatchObject({ outcome: 'wrong', by: 'world', reference: near[0] });
});

test('steps that are asked for in order are not left out, though the end is the same', async () => {
  const way = 'kubectl cordon n1\nkubectl label node n1 a=b\nkubectl uncordon n1';
  expect(await judged(way, 'kubectl label node n1 a=b', { ordered: true })).toEqual(['wrong', 'words']);
  expect(await judged(way, 'kubectl label node n1 a=b')).toEqual(['correct', 'effect']);
  const taken = await judged(way, way.replaceAll(/node n1/g, 'nodes/n1'), { ordered: true });
  expect(taken).toEqual(['correct', 'words']);
});
