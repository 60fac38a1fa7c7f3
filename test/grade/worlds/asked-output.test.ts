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
])('%s asks for %s', (text, expected) => {
  expect(askedOutput(readScript(text))).toBe(expected);
});
