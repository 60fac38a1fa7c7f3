import { describe, expect, test } from 'vitest';
import { compareWords } from '../../src/grade/compare-words.ts';

const PIPE = 'kubectl get pods -n shop | wc -l';

async function outcome(reference: string, answer: string) {
  return (await compareWords(reference, answer, {})).outcome;
}

describe('what a script sets beside commands that words cannot follow', () => {
  test.each([
    'ns=shop',
    '  ns=shop',
    'ns=shop;',
    'n=',
    "do='--dry-run=client -o yaml'",
    'do="--dry-run=client -o yaml"',
    'export ns=shop',
    'export do="a b"',
    'alias k=kubectl',
    'alias k=kubectl;',
    'ETCDCTL_API=3',
    'export ETCDCTL_API=3',
    'KUBECONFIG=a.conf',
    'ns=shop\nalias k=kubectl',
    'MYPATH=/tmp',
  ])('says nothing where it is plain: %s', async (setting) => {
    expect(await outcome(PIPE, `${setting}\n${PIPE}`)).toBe('correct');
  });

  test.each([
    'alias kg="kubectl get"',
    'alias k=kubectl-1.35',
    'alias kubectl=k',
    'PATH=/tmp',
    'export PATH=/tmp',
    'KUBE_EDITOR=vi',
    'KUBECONFIG=$file',
    'HOME=/tmp',
    'ns=$(cat ns)',
    'ns="$other"',
    'ns="`cat ns`"',
    'ns="a\\b"',
    'export ns',
    '_ns=shop',
    'a=1; b=$(cat b)',
    'a=1 && b=$(cat b)',
    'a=$b\nc=1',
    'c=1\na=$b',
  ])('decides nothing where it is not: %s', async (setting) => {
    const { outcome, score, differences } = await compareWords(PIPE, `${setting}\n${PIPE}`, {});
    expect({ outcome, score, differences }).toEqual({ outcome: 'unsure', score: 0, differences: [] });
  });

  test('is compared where the reference sets it too', async () => {
    const { outcome, differences } = await compareWords(`ns=shop\n${PIPE}`, `ns=$(cat ns)\n${PIPE}`, {});
    expect(outcome).toBe('wrong');
    expect(differences).toMatchObject([{ path: 'variable ns', range: { start: 0, end: 3 + 9 } }]);
  });

  test('does not hide what else differs', async () => {
    expect(await outcome(PIPE, `ns=$(cat ns)\n${PIPE} -c`)).toBe('wrong');
  });
});

test.each([
  ['etcdctl get a | cat', 'ETCDCTL_API=3 etcdctl get a | cat', 'correct'],
  ['kubectl get ns --kubeconfig=a | cat', 'export KUBECONFIG=a\nkubectl get ns | cat', 'correct'],
  ['kubectl get ns | cat', 'export KUBECONFIG=a\nkubectl get ns | cat', 'wrong'],
  ['etcdctl get a | cat', 'ETCDCTL_CACERT=a.crt etcdctl get a | cat', 'wrong'],
  ['kubectl get ns', 'echo "$(kubectl get ns)"', 'correct'],
  ['kubectl get ns', 'echo $(kubectl get pods)', 'wrong'],
  [
    'kubectl get pods -n a',
    'kubectl config set-context --current --namespace=a\nkubectl get pods',
    'correct',
  ],
  ['kubectl get pods -n a', 'kubectl config set-context --current --namespace=b\nkubectl get pods', 'wrong'],
  ['kubectl get ns a=b', 'kubectl get ns a=b', 'correct'],
])('%j / %j is %s', async (reference, answer, expected) => {
  expect(await outcome(reference, answer)).toBe(expected);
});

test('places are those of what was typed, and none are told of what was not', async () => {
  const switched = 'kubectl config set-context --current --namespace=a\nk get pods -A';
  const typed = 'k get pods -A';
  const placed = async (answer: string, reference = 'kubectl get pods -n a') =>
    (await compareWords(reference, answer, {})).differences.map((difference) => 'range' in difference);
  expect(await placed(typed)).toContain(true);
  expect(await placed(`all=-A\nk get pods $all`)).not.toContain(true);
  expect(await placed(switched)).toContain(true);
});
