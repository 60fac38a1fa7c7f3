import { expect, test } from 'vitest';
import { expandScript, quoted } from '../../../src/grade/worlds/expand-script.ts';

test.each([
  ['ns=shop\nkubectl get pods -n $ns', 'kubectl get pods -n shop'],
  ['ns=shop; kubectl get pods -n $ns', 'kubectl get pods -n shop'],
  ['alias kg="kubectl get"\nkubectl get pods', 'kubectl get pods'],
  [
    'export do="--dry-run=client -o yaml"\nk run a --image=b $do > a.yaml',
    'k run a --image=b --dry-run=client -o yaml > a.yaml',
  ],
  ['a=1\nkubectl get ns a && kubectl get ns b', 'kubectl get ns a\nkubectl get ns b'],
  ['KUBECONFIG=/a kubectl get ns', 'KUBECONFIG=/a kubectl get ns'],
  ['MODE=a kubectl get ns', 'kubectl get ns'],
  ['ETCDCTL_API=3 etcdctl get a', 'ETCDCTL_API=3 etcdctl get a'],
  ['HELM_DRIVER=sql helm list', 'HELM_DRIVER=sql helm list'],
  ['MY_KUBECONFIG=/a kubectl get ns', 'kubectl get ns'],
  ['KUBECONFIGS=/a kubectl get ns', 'kubectl get ns'],
  ['n=a\nkubectl get ns $n\nunset n', 'kubectl get ns a'],
  ['alias kg="kubectl get"\nunalias kg\nkubectl get ns', 'kubectl get ns'],
  ['kubectl apply -f $PWD/a.yaml', 'kubectl apply -f ./a.yaml'],
  ['n=a\nvim $n', undefined],
  ['n=a\nexit 1\nkubectl get ns', undefined],
  ['n="a b"\nkubectl label pod x t="$n"', "kubectl label pod x 't=a b'"],
  ['kubectl get ns 2> a', 'kubectl get ns 2> a'],
  ['kubectl get -f $HOME/a.yaml', 'kubectl get -f /home/user/a.yaml'],
  ['n=a\nkubectl get ns | sort', undefined],
  ['n=a\nkubectl get ns || kubectl get pods', undefined],
  ['n=a\nkubectl proxy &', undefined],
  ['n=$(kubectl get ns)\nkubectl get pods -n $n', undefined],
  ['f=a\nkubectl get ns > $f', undefined],
  ['n=a\nkubectl apply -f - <<EOF\na\nEOF', undefined],
  ['kubectl get "ns', undefined],
])('%j runs %j', (text, expected) => {
  expect(expandScript(text)).toBe(expected);
});

test.each([
  ['pods', 'pods'],
  ['a=b,c:/d.e@f%+g-', 'a=b,c:/d.e@f%+g-'],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['', "''"],
  ['*', "'*'"],
])('%j is written %s', (word, expected) => {
  expect(quoted(word)).toBe(expected);
});
