import { checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, object, objects, optionalText, text } from '../../object-values.ts';

const MOST_RULES = 20;
const MOST_CODES = 255;

/**
 * Checks the rules by which a single container restarts.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
 */
export function checkRestartRules(container: ApiObject, at: FieldPath): void {
  const policy = optionalText(container, 'restartPolicy');
  const rules = objects(container, 'restartPolicyRules');
  if (policy === undefined) {
    if (rules.length > 0)
      at.child('restartPolicy').required('must specify restartPolicy when restart rules are used');
    return;
  }
  checkOneOf(policy, ['Always', 'Never', 'OnFailure'], at.child('restartPolicy'));
  const here = at.child('restartPolicyRules');
  if (rules.length > MOST_RULES) here.tooMany(rules.length, MOST_RULES);
  rules.forEach((rule, position) => {
    checkRule(rule, here.item(position));
  });
}

function checkRule(rule: ApiObject, at: FieldPath): void {
  const action = text(rule, 'action');
  if (action === '') at.child('action').required();
  else checkOneOf(action, ['Restart'], at.child('action'));
  const codes = object(rule, 'exitCodes');
  if (codes === undefined) {
    at.child('exitCodes').required('must be specified');
    return;
  }
  const operator = text(codes, 'operator');
  if (operator === '') at.child('exitCodes', 'operator').required();
  else checkOneOf(operator, ['In', 'NotIn'], at.child('exitCodes', 'operator'));
  const values = Array.isArray(codes['values']) ? codes['values'].length : 0;
  if (values > MOST_CODES) at.child('exitCodes', 'values').tooMany(values, MOST_CODES);
}
