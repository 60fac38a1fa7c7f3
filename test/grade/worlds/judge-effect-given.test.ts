import { describe, expect, test } from 'vitest';
import { askedBy, judgeByEffect } from '../../../src/grade/worlds/judge-effect.ts';

/** Worlds that are given, so that each case says what is in its cluster. */
const pods = (...names: string[]): string =>
  names
    .map(
      (name) =>
        `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: web}}\nspec: {containers: [{name: a, image: nginx}]}\n`,
    )
    .join('---\n');
const settings = (value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: ${value}}\n`;
const deployment = `kubectl apply -f - <<EOF
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: main, image: nginx}]}}
EOF`;
const applied = `kubectl apply -f - <<EOF\n${settings('z')}EOF`;
const replaced = applied.replace('apply', 'replace');
const phase = (words: string): string => `kubectl get ${words} -o jsonpath={.status.phase}`;
const item = (at: string): string => `kubectl get pod web -o jsonpath={.spec.containers[${at}].image}`;

test.each([
  ...['auth can-i get pods', 'cp web:/a /b', 'port-forward web 80', 'proxy', 'attach web', 'debug web'],
  ...['cluster-info dump', 'plugin list', 'completion bash', 'options'],
])('kubectl %s is not tried, in the answer or in the reference', (words) => {
  const [verb] = /^(?:auth can-i|cluster-info dump|plugin list|\S+)/.exec(words) ?? [];
  const undecided = { outcome: 'undecided', why: `kubectl ${verb} is not tried here`, trials: [] };
  expect(judgeByEffect('kubectl get pods', `kubectl ${words}`)).toEqual(undecided);
  expect(judgeByEffect(`kubectl ${words}`, 'kubectl get pods')).toEqual(undecided);
});

describe('in worlds that are given, nothing is decided', () => {
  test.each<[string, string, string, string[], number]>([
    [
      'kubectl get pods',
      'kubectl get --help',
      'not executable here: kubectl get --help: error: the kubectl built into k8s-drill does not support "kubectl get --help"',
      [pods('web')],
      0,
    ],
    [
      'kubectl get pods',
      "kubectl get pods; echo 'k8s-drill does not' >&2",
      'not simulated here',
      [pods('web')],
      0,
    ],
    [
      "kubectl get pods; echo 'k8s-drill does not' >&2",
      'kubectl get pods',
      'not simulated here',
      [pods('web')],
      0,
    ],
    ['kubectl edit pod web', 'kubectl delete pod web', 'not executable here: an editor', [pods('web')], 0],
    [
      'kubectl delete pod web',
      'kubectl edit pod web',
      'not executable here: an editor',
      [pods('db'), pods('web')],
      1,
    ],
    [
      'kubectl apply -f /opt/web.yaml',
      'kubectl delete pod web',
      'what is in /opt/web.yaml is not known',
      [pods('web')],
      0,
    ],
    [
      'kubectl delete pod web',
      'kubectl apply -f web.yaml',
      'what is in web.yaml is not known',
      [pods('web')],
      0,
    ],
    [
      applied,
      'kubectl create cm a --from-literal=a=z',
      'what the answer creates may be there already',
      [settings('x')],
      1,
    ],
    [applied, replaced, 'what the answer replaces may not be there', [pods('web')], 1],
    [
      'kubectl config set-context --current --namespace=dev',
      'kubectl config set-context kubernetes-admin@kubernetes --namespace dev; kubectl delete pod web',
      'which context is current is not known',
      [pods('web')],
      1,
    ],
    [
      phase('pod web'),
      phase('pod db'),
      'both look at objects of other names, which may happen to be alike',
      [pods('web', 'db')],
      1,
    ],
    [
      phase('pod web'),
      phase('pod web -n dev'),
      'both look at objects of other names, which may happen to be alike',
      [`${pods('web')}---\n${pods('web').replace('{name: web', '{namespace: dev, name: web')}`],
      1,
    ],
    [item('0'), item('-1'), 'both read an item of a list by its number, and not the same', [pods('web')], 1],
    [
      'kubectl delete pod web',
      'kubectl delete pod web --force',
      'the clusters do not show what --force does',
      [pods('web')],
      1,
    ],
    [
      'kubectl delete pod web --force',
      'kubectl delete pod web',
      'the clusters do not show what --force does',
      [pods('web')],
      1,
    ],
    [
      'kubectl delete pod web',
      'kubectl delete pod web; kubectl get pod db',
      'a command of the answer fails',
      [pods('web')],
      1,
    ],
    [
      'kubectl get pods --no-headers -o custom-columns=:metadata.name,:spec.nodeName',
      `kubectl get pods -o jsonpath='{range .items[*]}{.spec.nodeName} {.metadata.name}{"\\n"}{end}'`,
      'both print the same values, and another order may mean something else',
      [pods('web', 'db')],
      1,
    ],
    [
      'kubectl create deploy a --image=nginx',
      deployment,
      'labels or names differ of which the task may say nothing',
      [pods('web')],
      1,
    ],
    [
      'kubectl exec web -- date; kubectl delete pod db',
      'kubectl exec web -- date; kubectl delete pod db',
      'the reference does nothing in any of the clusters',
      [pods('db')],
      1,
    ],
    [
      'kubectl delete pod web',
      'kubectl delete pods -l app=web',
      'the reference does nothing in any of the clusters',
      [pods('db')],
      1,
    ],
    [
      'kubectl get pod web -o name',
      'kubectl get pods web db -o name | head -1',
      'both look at objects of other names, which may happen to be alike',
      [pods('web', 'db')],
      1,
    ],
    [
      phase('pod web'),
      `kubectl get sa default > /dev/null; ${phase('pod db')}`,
      'both look at objects of other names, which may happen to be alike',
      [pods('web', 'db')],
      1,
    ],
    [
      'kubectl get pods -o name',
      'kubectl get pods -A -o name',
      'the clusters do not show what --all-namespaces does',
      [pods('web')],
      1,
    ],
  ])('%s / %s', (reference, answer, why, worlds, tried) => {
    const verdict = judgeByEffect(reference, answer, worlds);
    expect(verdict).toMatchObject({ outcome: 'undecided', why });
    expect(verdict.trials).toHaveLength(tried);
  });
});

describe('in worlds that are given, the same', () => {
  test.each<[string, string, string[], number]>([
    ['kubectl delete pod web', 'kubectl delete pod web || kubectl edit pod db', [pods('db'), pods('web')], 1],
    ['kubectl delete pod web', 'kubectl delete pod web --wait=false', [pods('web')], 1],
    ['kubectl delete pod web', 'kubectl delete pods -l app=web', [pods('web'), pods('db')], 2],
    [item('0'), item('*'), [pods('web')], 1],
    [item('*'), item('0'), [pods('web')], 1],
    [item('0'), `${item('0')} | cat`, [pods('web')], 1],
    ['kubectl label pod web a=b', 'kubectl get pod db; kubectl label pod web a=b', [pods('web', 'db')], 1],
    [
      'kubectl get pod web -o jsonpath={.metadata.namespace}',
      'kubectl get sa default -o jsonpath={.metadata.namespace}',
      [pods('web')],
      1,
    ],
    [
      'kubectl exec web -- date; kubectl delete pod db',
      'kubectl exec web -- date; kubectl delete pod db',
      [pods('db'), pods('db', 'web')],
      2,
    ],
    [replaced, applied, [settings('x')], 1],
    [
      'n=b; kubectl label pod web a=$n',
      `kubectl patch pod web -p '{"metadata":{"labels":{"a":"b"}}}'`,
      [pods('web')],
      1,
    ],
  ])('%s / %s', (reference, answer, worlds, tried) => {
    const verdict = judgeByEffect(reference, answer, worlds);
    expect(verdict).toMatchObject({ outcome: 'same' });
    const names = worlds.map((_, at) => `of the card, number ${at + 1}`);
    expect(verdict.trials.map(({ world }) => world.name)).toEqual(names.slice(-tried));
  });
});

describe('in worlds that are given, different', () => {
  test.each<[string, string, string, string[], number]>([
    [
      applied,
      'kubectl create cm a --from-literal=a=x',
      'ConfigMap a: data.a is x after your command, and z after the reference',
      [settings('x'), pods('web')],
      2,
    ],
    [
      applied,
      `${replaced}\nkubectl delete pod web`,
      'in a cluster with Pod web, your command also deletes it',
      [pods('web'), pods('db')],
      1,
    ],
    [
      applied,
      'kubectl get cm b',
      'in a cluster with ConfigMap a, your command fails: Error from server (NotFound): configmaps "b" not found',
      [settings('x')],
      1,
    ],
    [
      'kubectl wait pod/web --for=condition=Nope --timeout=1s',
      'kubectl wait pod/web --for=condition=Ready --timeout=1s',
      'your command prints pod/web condition met, the reference nothing',
      [pods('web')],
      1,
    ],
    [
      applied,
      `kubectl delete pod web\n${replaced}`,
      'in a cluster with Pod web, your command also deletes it',
      [pods('web')],
      1,
    ],
    [
      applied,
      'kubectl get cm a -n kube-system',
      'in a cluster with ConfigMap a, your command fails: Error from server (NotFound): configmaps "a" not found',
      [settings('x')],
      1,
    ],
    [
      'kubectl config set-context --current --namespace=a',
      'kubectl config set-context --current --namespace=b',
      'in the kubeconfig, contexts[1].context.namespace is b after your command, and a after the reference',
      [pods('web')],
      1,
    ],
    [
      'kubectl get pods -l app=db -o name',
      'kubectl get pods -o name',
      'your command prints pod/web, the reference nothing',
      [pods('web')],
      1,
    ],
    [
      'kubectl delete pod web; kubectl get pod web',
      'kubectl get pod web',
      'in a cluster with Pod web, your command does not delete it',
      [pods('web')],
      1,
    ],
  ])('%s / %s', (reference, answer, message, worlds, tried) => {
    const verdict = judgeByEffect(reference, answer, worlds);
    expect(verdict).toMatchObject({ outcome: 'different', message });
    expect(verdict.trials).toHaveLength(tried);
  });
});

test.each([
  ['kubectl wait pod/web --for=delete', { output: 'text', isAboutEnd: true }],
  ['kubectl get pods; kubectl rollout status deploy/web', { output: 'text', isAboutEnd: true }],
  ['kubectl rollout undo deploy/web', { output: 'nothing', isAboutEnd: false }],
  ['kubectl get pods', { output: 'table', isAboutEnd: false }],
])('%s asks for %j', (text, expected) => {
  expect(askedBy(text)).toEqual({ text, ...expected });
});
