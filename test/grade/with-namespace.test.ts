import { expect, test } from 'vitest';
import { withNamespace } from '../../src/grade/with-namespace.ts';

const SWITCH = 'kubectl config set-context --current --namespace=shop';

test.each([
  [`${SWITCH}\nkubectl cp a:/b b`, 'kubectl -n shop cp a:/b b'],
  [`${SWITCH}; k get pods && kubectl get svc`, 'k -n shop get pods && kubectl -n shop get svc'],
  [`${SWITCH} && kubectl get pods -A`, 'kubectl get pods -A'],
  [`${SWITCH}\nkubectl get pods -n dev; kubectl get svc`, 'kubectl get pods -n dev; kubectl -n shop get svc'],
  [
    'kubectl config set-context $(kubectl config current-context) --namespace shop\nkubectl get po',
    'kubectl -n shop get po',
  ],
  [`${SWITCH}\nkubectl exec a -- echo "; kubectl x"`, 'kubectl -n shop exec a -- echo "; kubectl x"'],
  [SWITCH, SWITCH],
  [`kubectl get pods\n${SWITCH}`, `kubectl get pods\n${SWITCH}`],
])('%j: %j', (answer, expected) => {
  expect(withNamespace(answer)).toBe(expected);
});
