import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { type ApiObject, has, object, objects, optionalText, text } from '../object-values.ts';

const MOST_RULES = 20;
const MOST_CODES = 255;
const MOST_CONDITIONS = 20;
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
export function checkPodFailurePolicy(policy: ApiObject, spec: ApiObject, at: FieldPath): void {
  const rules = objects(policy, 'rules');
  const here = at.child('rules');
  if (rules.length > MOST_RULES) here.tooMany(rules.length, MOST_RULES);
  rules.forEach((rule, position) => {
    checkRule(rule, spec, here.item(position));
  });
}

function checkRule(rule: ApiObject, spec: ApiObject, at: FieldPath): void {
  const action = text(rule, 'action');
  if (action === '') at.child('action').required(`valid values: [${ACTIONS.map((a) => `"${a}"`).join(' ')}]`);
  else if (action === 'FailIndex') {
    if (!has(spec, 'backoffLimitPerIndex'))
      at.child('action').invalid(action, 'requires the backoffLimitPerIndex to be set');
  } else checkOneOf(action, ACTIONS, at.child('action'));
  const codes = object(rule, 'onExitCodes');
  const conditions = objects(rule, 'onPodConditions');
  if (codes !== undefined) checkExitCodes(codes, spec, at.child('onExitCodes'));
  if (conditions.length > 0) checkConditions(conditions, at.child('onPodConditions'));
  if (codes !== undefined && conditions.length > 0)
    at.note(
      'FieldValueInvalid',
      'Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
    );
  if (codes === undefined && conditions.length === 0)
    at.note(
      'FieldValueInvalid',
      'Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
    );
}

function checkExitCodes(codes: ApiObject, spec: ApiObject, at: FieldPath): void {
  const operator = text(codes, 'operator');
  if (operator === '') at.child('operator').required('valid values: ["In" "NotIn"]');
  else checkOneOf(operator, ['In', 'NotIn'], at.child('operator'));
  const container = optionalText(codes, 'containerName');
  const podSpec = object(object(spec, 'template'), 'spec');
  const names = [...objects(podSpec, 'containers'), ...objects(podSpec, 'initContainers')].map((c) =>
    text(c, 'name'),
  );
  if (container !== undefined && !names.includes(container))
    at.child('containerName').invalid(
      container,
      'must be one of the container or initContainer names in the pod template',
    );
  const values: readonly unknown[] = Array.isArray(codes['values']) ? codes['values'] : [];
  const here = at.child('values');
  if (values.length < 1) here.invalid(values, 'at least one value is required');
  else if (values.length > MOST_CODES) here.tooMany(values.length, MOST_CODES);
  values.forEach((value, position) => {
    if (operator === 'In' && value === 0) here.item(position).invalid(0, 'must not be 0 for the In operator');
    if (values.indexOf(value) < position) here.item(position).duplicate(value);
  });
  if (values.some((value, position) => position > 0 && Number(values[position - 1]) > Number(value)))
    here.invalid(values, 'must be ordered');
}

function checkConditions(conditions: readonly ApiObject[], at: FieldPath): void {
  if (conditions.length > MOST_CONDITIONS) at.tooMany(conditions.length, MOST_CONDITIONS);
  conditions.forEach((condition, position) => {
    const here = at.item(position);
    checkName(text(condition, 'type'), qualifiedName, here.child('type'));
    const status = text(condition, 'status');
    if (status === '') here.child('status').required('valid values: ["False" "True" "Unknown"]');
    else checkOneOf(status, ['False', 'True', 'Unknown'], here.child('status'));
  });
}
