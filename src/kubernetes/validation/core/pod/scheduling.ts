import { checkName, checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { checkLabelSelector } from '../../labels.ts';
import { labelValue, qualifiedName } from '../../names.ts';
import {
  type ApiObject,
  has,
  number,
  object,
  objects,
  optionalText,
  text,
  texts,
} from '../../object-values.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function checkTolerations(spec: ApiObject, at: FieldPath): void {
  objects(spec, 'tolerations').forEach((toleration, position) => {
    checkToleration(toleration, at.item(position));
  });
}

function checkToleration(toleration: ApiObject, at: FieldPath): void {
  const key = text(toleration, 'key');
  const operator = text(toleration, 'operator');
  const effect = text(toleration, 'effect');
  const value = text(toleration, 'value');
  if (key !== '') checkName(key, qualifiedName, at.child('key'));
  if (key === '' && operator !== 'Exists')
    at.child('operator').invalid(
      operator,
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    );
  if (has(toleration, 'tolerationSeconds') && effect !== 'NoExecute')
    at.child('effect').invalid(effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  if (operator === 'Equal' || operator === '') {
    const wrong = labelValue(value);
    if (wrong.length > 0) at.child('operator').invalid(value, wrong.join(';'));
  } else if (operator === 'Exists') {
    if (value !== '') at.child('operator').invalid(value, "value must be empty when `operator` is 'Exists'");
  } else if (operator === 'Lt' || operator === 'Gt')
    at.child('operator').notSupported(operator, ['Equal', 'Exists', 'Lt', 'Gt']);
  else at.child('operator').notSupported(operator, ['Equal', 'Exists']);
  if (effect !== '') checkOneOf(effect, EFFECTS, at.child('effect'));
}

/** Checks the effect of a node's taint. */
export function checkTaintEffect(effect: string, at: FieldPath): void {
  if (effect === '') at.required();
  else checkOneOf(effect, EFFECTS, at);
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export function checkSpread(spec: ApiObject, at: FieldPath): void {
  const constraints = objects(spec, 'topologySpreadConstraints');
  constraints.forEach((constraint, position) => {
    const here = at.item(position);
    const key = text(constraint, 'topologyKey');
    const action = text(constraint, 'whenUnsatisfiable');
    const skew = number(constraint, 'maxSkew') ?? 0;
    if (skew <= 0) here.child('maxSkew').invalid(skew, 'must be greater than zero');
    if (key === '') here.child('topologyKey').required('can not be empty');
    else checkName(key, qualifiedName, here.child('topologyKey'));
    checkOneOf(action, ['DoNotSchedule', 'ScheduleAnyway'], here.child('whenUnsatisfiable'));
    const repeated = constraints
      .slice(position + 1)
      .some((other) => text(other, 'topologyKey') === key && text(other, 'whenUnsatisfiable') === action);
    if (repeated) here.child('{topologyKey, whenUnsatisfiable}').duplicate(`{${key}, ${action}}`);
    checkMinDomains(constraint, action, here.child('minDomains'));
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      const policy = optionalText(constraint, field);
      if (policy !== undefined) checkOneOf(policy, ['Honor', 'Ignore'], here.child(field));
    }
    checkSpreadKeys(constraint, here.child('matchLabelKeys'));
    checkLabelSelector(object(constraint, 'labelSelector'), here.child('labelSelector'));
  });
}

function checkMinDomains(constraint: ApiObject, action: string, at: FieldPath): void {
  const least = number(constraint, 'minDomains');
  if (least === undefined) return;
  if (least <= 0) at.invalid(least, 'must be greater than zero');
  if (action !== 'DoNotSchedule')
    at.invalid(least, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`);
}

function checkSpreadKeys(constraint: ApiObject, at: FieldPath): void {
  const keys = texts(constraint, 'matchLabelKeys');
  if (keys.length === 0) return;
  const selector = object(constraint, 'labelSelector');
  if (selector === undefined) at.forbidden('must not be specified when labelSelector is not set');
  const selected = new Set([
    ...Object.keys(object(selector, 'matchLabels') ?? {}),
    ...objects(selector, 'matchExpressions').map((expression) => text(expression, 'key')),
  ]);
  keys.forEach((key, position) => {
    checkName(key, qualifiedName, at.item(position));
    if (selected.has(key)) at.item(position).invalid(key, 'exists in both matchLabelKeys and labelSelector');
  });
}

/**
 * Checks the readiness gates and scheduling gates of a Pod.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
export function checkGates(spec: ApiObject, at: FieldPath): void {
  objects(spec, 'readinessGates').forEach((gate, position) => {
    checkName(
      text(gate, 'conditionType'),
      qualifiedName,
      at.child('readinessGates').item(position).child('conditionType'),
    );
  });
  const names = new Set<string>();
  objects(spec, 'schedulingGates').forEach((gate, position) => {
    const here = at.child('schedulingGates').item(position);
    const name = text(gate, 'name');
    checkName(name, qualifiedName, here);
    if (names.has(name)) here.duplicate(name);
    names.add(name);
  });
}
