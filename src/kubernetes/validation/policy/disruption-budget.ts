import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkAtMostAll, checkIntOrPercent } from '../int-or-percent.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { pathSegment } from '../names.ts';
import { type ApiObject, has, object, optionalText } from '../object-values.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/ */
export const disruptionBudget: KindRules = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  namespaced: true,
  name: pathSegment,
  ownFinalizers: false,
  validate: checkBudget,
};

function checkBudget(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const at = root.child('spec');
  if (has(spec, 'minAvailable') && has(spec, 'maxUnavailable'))
    at.invalid(shown(spec), 'minAvailable and maxUnavailable cannot be both set');
  for (const field of ['minAvailable', 'maxUnavailable'])
    if (has(spec, field)) {
      checkIntOrPercent(spec[field], at.child(field));
      checkAtMostAll(spec[field], at.child(field));
    }
  checkLabelSelector(object(spec, 'selector'), at.child('selector'));
  const policy = optionalText(spec, 'unhealthyPodEvictionPolicy');
  if (policy !== undefined)
    checkOneOf(policy, ['AlwaysAllow', 'IfHealthyBudget'], at.child('unhealthyPodEvictionPolicy'));
}

/** The spec as Go prints it. */
function shown(spec: ApiObject): unknown {
  return {
    MinAvailable: spec['minAvailable'],
    Selector: spec['selector'] ?? null,
    MaxUnavailable: spec['maxUnavailable'],
    UnhealthyPodEvictionPolicy: spec['unhealthyPodEvictionPolicy'] ?? null,
  };
}
