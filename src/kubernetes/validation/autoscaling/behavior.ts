import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { type ApiObject, has, number, object, objects, optionalText, text } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';

const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;

/** Checks how fast an autoscaler scales up and down. */
export function checkBehavior(behavior: ApiObject, at: FieldPath): void {
  for (const field of ['scaleUp', 'scaleDown']) {
    const rules = object(behavior, field);
    if (rules !== undefined) checkRules(rules, at.child(field));
  }
}

function checkRules(rules: ApiObject, at: FieldPath): void {
  const window = number(rules, 'stabilizationWindowSeconds');
  const here = at.child('stabilizationWindowSeconds');
  if (window !== undefined && window < 0) here.invalid(window, 'must be greater than or equal to zero');
  if (window !== undefined && window > LONGEST_WINDOW)
    here.invalid(window, `must be less than or equal to ${LONGEST_WINDOW}`);
  const select = optionalText(rules, 'selectPolicy');
  if (select !== undefined) checkOneOf(select, ['Disabled', 'Max', 'Min'], at.child('selectPolicy'));
  const policies = objects(rules, 'policies');
  if (policies.length === 0) at.child('policies').required('must specify at least one Policy');
  policies.forEach((policy, position) => {
    checkPolicy(policy, at.child('policies').item(position));
  });
  if (has(rules, 'tolerance') && (quantityOf(rules['tolerance']) ?? 0n) < 0n)
    at.child('tolerance').invalid(canonical(rules['tolerance']), 'must be greater than or equal to zero');
}

function checkPolicy(policy: ApiObject, at: FieldPath): void {
  checkOneOf(text(policy, 'type'), ['Percent', 'Pods'], at.child('type'));
  const value = number(policy, 'value') ?? 0;
  if (value <= 0) at.child('value').invalid(value, 'must be greater than zero');
  const period = number(policy, 'periodSeconds') ?? 0;
  if (period <= 0) at.child('periodSeconds').invalid(period, 'must be greater than zero');
  if (period > LONGEST_PERIOD)
    at.child('periodSeconds').invalid(period, `must be less than or equal to ${LONGEST_PERIOD}`);
}
