import { expect, test } from 'vitest';
import { echoedCommand } from '../../src/grade/echoed-command.ts';

test.each([
  [
    `echo "$(kubectl get po -o jsonpath='{.a[?(@.b=="c")]}')"`,
    `kubectl get po -o jsonpath='{.a[?(@.b=="c")]}'`,
  ],
  ['echo $(kubectl get po)', 'kubectl get po'],
  ['echo $(kubectl get po) $(kubectl get svc)', undefined],
  [' \n echo  $(kubectl get po) \n', 'kubectl get po'],
  ['kubectl get po', undefined],
  ['kubectl get po; echo $(kubectl get po)', undefined],
  ['no-echo $(kubectl get po)', undefined],
  ['echo $(kubectl get po)x', undefined],
])('%j: %j', (text, expected) => {
  expect(echoedCommand(text)).toBe(expected);
});
