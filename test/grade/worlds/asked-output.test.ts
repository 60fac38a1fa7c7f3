import { expect, test } from 'vitest';
import { askedOutput } from '../../../src/grade/worlds/asked-output.ts';
import { readScript } from '../../../src/kubernetes/command/statement.ts';

test.each([
  ['kubectl delete pod web', 'nothing'],
  ['kubectl create ns a -o name', 'nothing'],
  ['kubectl create ns a -o yaml', 'text'],
  ['kubectl create ns a --dry-run=client', 'nothing'],
  ['kubectl create ns a --dry-run=client -o yaml', 'text'],
  ['kubectl create ns a --dry-run=none -o yaml', 'text'],
  ['kubectl get pods', 'table'],
  ['kubectl get pods -o wide', 'table'],
  ['kubectl get pods -o name', 'table'],
  ['kubectl get pods --sort-by=.metadata.name', 'text'],
  ['kubectl get pods -o yaml', 'text'],
  ['kubectl describe pod web', 'text'],
  ["kubectl get pods -o jsonpath='{.items}'", 'values'],
  ["kubectl get pods -o jsonpath='{.items}' --sort-by=.metadata.name", 'order'],
  ['kubectl get pods -o go-template --template={{.items}}', 'values'],
  ['kubectl get pods --template={{.items}}', 'values'],
  ['kubectl get pods -o nonsense', 'text'],
  ['kubectl get pods | wc -l', 'values'],
  ['kubectl get pods | sort', 'order'],
  ['kubectl get pods | head -1 | cut -c1', 'order'],
  ['kubectl get pods --sort-by=a | wc -l', 'order'],
  ['kubectl get pods -o name | kubectl delete -f -', 'nothing'],
  ['kubectl create ns a --dry-run=client -o yaml | kubectl apply -f -', 'nothing'],
  ['kubectl create ns a --dry-run=client -o yaml | kubectl apply -o yaml -f -', 'text'],
  ['kubectl create ns a | tee log', 'nothing'],
  ['kubectl get pods; kubectl get nodes', 'table'],
  ['kubectl get pods; kubectl describe node a', 'text'],
  ["kubectl get pods; kubectl get pods -o jsonpath='{.items}'", 'text'],
  ["kubectl get pods | sort; kubectl get pods -o jsonpath='{.items}'", 'order'],
  ['kubectl delete pod a; kubectl get pods', 'table'],
  ['', 'nothing'],
  ['kubectl get pods -o name --sort-by=.metadata.name', 'text'],
  ['kubectl get pods -o json', 'text'],
  ['kubectl get pods -o widest', 'text'],
  ['kubectl describe pod web -o name', 'text'],
  ['kubectl delete pod web -o name', 'nothing'],
  ["kubectl label pod web a=b -o jsonpath='{.metadata.labels}'", 'values'],
  ['kubectl get pods -o custom-columns=:.a --sort-by=.b -o wide', 'text'],
  ['kubectl create ns a --dry-run=server -o yaml | kubectl apply -f -', 'nothing'],
  ['kubectl get pods -o name | xargs kubectl describe', 'text'],
  ['kubectl get pods -o name | xargs kubectl get -o wide', 'table'],
  ['kubectl create ns a | wc -c', 'values'],
  ['kubectl get pods | sort | wc -l', 'order'],
  ['kubectl get pods | uniq -c', 'order'],
  ['kubectl get pods | tail -1', 'order'],
  ["kubectl get pods | sort; kubectl get pods -o jsonpath='{.items}' --sort-by=a", 'order'],
  ["kubectl get pods -o jsonpath='{.items}'; kubectl get pods | wc -l", 'values'],
  ['kubectl get pods | wc -l; kubectl get nodes', 'text'],
  ['kubectl apply', 'nothing'],
  ['base64 -w 0 a', 'values'],
  ['kubectl nonsense', 'nothing'],
])('%s asks for %s', (text, expected) => {
  expect(askedOutput(readScript(text))).toBe(expected);
});

test.each([
  'n=3; kubectl scale deploy web --replicas=$n',
  'export n=3; kubectl scale deploy web --replicas=$n',
  'mkdir -p /opt/a; kubectl delete pod web',
  'touch a; cp a b; mv b c; chmod 600 c; rm c; kubectl delete pod web',
  'kubectl delete pod web; sleep 3',
])('%s asks for nothing, since no command of it prints anything but what it did', (text) => {
  expect(askedOutput(readScript(text))).toBe('nothing');
});

test.each([
  ...['describe pod web', 'logs web', 'top pod', 'explain pod', 'api-resources', 'api-versions'],
  ...['auth can-i get pods', 'config view', 'config get-contexts', 'config current-context', 'events'],
  ...['cluster-info', 'cluster-info dump', 'version', 'diff -f a.yaml', 'rollout status deploy/web'],
  ...['rollout history deploy/web', 'wait pod/web --for=delete', 'exec web -- date', 'create token ci'],
  ...['kustomize .', 'options', 'plugin list'],
])('kubectl %s shows something, in its own form', (words) => {
  expect(askedOutput(readScript(`kubectl ${words}`))).toBe('text');
});

test.each([
  ...[
    'rollout undo deploy/web',
    'config set-context a',
    'config use-context a',
    'create ns a',
    'run a --image=b',
  ],
  ...['drain node01', 'cordon node01', 'expose deploy web', 'autoscale deploy web', 'certificate approve a'],
])('kubectl %s only tells what it did', (words) => {
  expect(askedOutput(readScript(`kubectl ${words}`))).toBe('nothing');
});

test.each([
  ...[
    'jsonpath={.a}',
    'jsonpath-file=a',
    'jsonpath-as-json={.a}',
    'go-template={{.a}}',
    'go-template-file=a',
  ],
  ...['template={{.a}}', 'templatefile=a', 'custom-columns=A:.a', 'custom-columns-file=a', 'jsonpath'],
])('-o %s picks values out', (form) => {
  expect(askedOutput(readScript(`kubectl get pods -o '${form}'`))).toBe('values');
});
