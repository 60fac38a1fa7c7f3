import { qosClassOf } from '../../kubernetes/defaults/prepare/pod.ts';
import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';

/**
 * Whether an object is in all scopes of a quota and matches its scope selector. Objects other than Pods are in none of the scopes for Pods.
 */
export function inScopes(object: JsonObject, resource: string, quota: JsonObject): boolean {
  const plain = listAt(quota, 'spec', 'scopes').map((scope) => ({ scopeName: scope, operator: 'Exists' }));
  const selected = objectsAt(quota, 'spec', 'scopeSelector', 'matchExpressions');
  return [...plain, ...selected].every((expression) => holds(expression as JsonObject, object, resource));
}

function holds(expression: JsonObject, object: JsonObject, resource: string): boolean {
  const scope = textAt(expression, 'scopeName');
  if (scope === 'VolumeAttributesClass')
    return (
      resource === 'persistentvolumeclaims' &&
      matches(expression, textAt(object, 'spec', 'volumeAttributesClassName'))
    );
  if (resource !== 'pods') return false;
  const spec = objectAt(object, 'spec');
  const bestEffort = qosClassOf(spec) === 'BestEffort';
  const terminating = spec.activeDeadlineSeconds !== undefined;
  switch (scope) {
    case 'BestEffort':
      return bestEffort;
    case 'NotBestEffort':
      return !bestEffort;
    case 'Terminating':
      return terminating;
    case 'NotTerminating':
      return !terminating;
    case 'PriorityClass':
      return matches(expression, textAt(spec, 'priorityClassName'));
    case 'CrossNamespacePodAffinity':
      return crossesNamespaces(spec);
    default:
      return false;
  }
}

function matches(expression: JsonObject, value: string): boolean {
  const values = listAt(expression, 'values');
  switch (expression.operator) {
    case 'In':
      return values.includes(value);
    case 'NotIn':
      return !values.includes(value);
    case 'DoesNotExist':
      return value === '';
    default:
      return value !== '';
  }
}

function crossesNamespaces(spec: JsonObject): boolean {
  return ['podAffinity', 'podAntiAffinity'].some((kind) => {
    const affinity = objectAt(spec, 'affinity', kind);
    const terms = [
      ...objectsAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution'),
      ...objectsAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').map((term) =>
        objectAt(term, 'podAffinityTerm'),
      ),
    ];
    return terms.some(
      (term) => listAt(term, 'namespaces').length > 0 || term.namespaceSelector !== undefined,
    );
  });
}
