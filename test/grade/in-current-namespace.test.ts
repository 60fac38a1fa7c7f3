import { expect, test } from 'vitest';
import { inCurrentNamespace } from '../../src/grade/in-current-namespace.ts';

const SWITCH = 'kubectl config set-context --current --namespace';

test.each([
  [`${SWITCH}=shop\nkubectl attach -it web-0`, 'kubectl attach -n shop -it web-0'],
  [`${SWITCH} shop && k auth can-i --list --as=jane`, 'k auth can-i -n shop --list --as=jane'],
  [`${SWITCH}="shop"; k debug a -- ps\nkubectl logs a`, 'k debug -n shop a -- ps\nkubectl logs -n shop a'],
  [`${SWITCH}=shop\nkubectl get pods\n${SWITCH}=default`, 'kubectl get -n shop pods'],
  [` ${SWITCH}=shop\nk get po;\n ${SWITCH}=""\n`, 'k get -n shop po'],
  [`${SWITCH}=shop\ncrictl ps\nk get po`, 'crictl ps\nk get -n shop po'],
  [
    'kubectl config set-context $(kubectl config current-context) --namespace=shop; kubectl get pods',
    'kubectl get -n shop pods',
  ],
  [
    `${SWITCH}=shop\nkubectl get pods -A\nkubectl logs b -n data`,
    'kubectl get pods -A\nkubectl logs b -n data',
  ],
])('%j is %j', (text, placed) => {
  expect(inCurrentNamespace(text)).toBe(placed);
});

test.each([
  `${SWITCH}=shop`,
  'kubectl attach web-0',
  `kubectl get pods\n${SWITCH}=shop`,
  `k get pods\n${SWITCH}=shop\nkubectl attach web-0`,
  `no-${SWITCH}=shop\nkubectl attach web-0`,
  `${SWITCH}=$ns\nkubectl attach web-0`,
  'kubectl config set-context c2 --namespace=shop\nkubectl attach web-0',
])('%j sets no namespace for what follows', (text) => {
  expect(inCurrentNamespace(text)).toBeUndefined();
});
