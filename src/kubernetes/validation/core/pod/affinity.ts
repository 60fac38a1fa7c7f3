import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { checkLabelSelector } from '../../labels.ts';
import { dnsLabel, qualifiedName } from '../../names.ts';
import { type ApiObject, number, object, objects, text, texts } from '../../object-values.ts';
import { checkNodeSelector, checkNodeSelectorTerm } from '../node-selector.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity */
export function checkAffinity(spec: ApiObject, at: FieldPath): void {
  const affinity = object(spec, 'affinity');
  if (affinity === undefined) return;
  checkNodeAffinity(object(affinity, 'nodeAffinity'), at.child('nodeAffinity'));
  for (const field of ['podAffinity', 'podAntiAffinity'])
    checkPodAffinity(object(affinity, field), at.child(field));
}

function checkNodeAffinity(affinity: ApiObject | undefined, at: FieldPath): void {
  const required = object(affinity, REQUIRED);
  if (required !== undefined) checkNodeSelector(required, at.child(REQUIRED));
  objects(affinity, PREFERRED).forEach((term, position) => {
    const here = at.child(PREFERRED).item(position);
    checkWeight(term, here);
    checkNodeSelectorTerm(object(term, 'preference') ?? {}, here.child('preference'));
  });
}

function checkPodAffinity(affinity: ApiObject | undefined, at: FieldPath): void {
  objects(affinity, REQUIRED).forEach((term, position) => {
    checkPodTerm(term, at.child(REQUIRED).item(position));
  });
  objects(affinity, PREFERRED).forEach((weighted, position) => {
    const here = at.child(PREFERRED).item(position);
    checkWeight(weighted, here);
    checkPodTerm(object(weighted, 'podAffinityTerm') ?? {}, here.child('podAffinityTerm'));
  });
}

function checkWeight(term: ApiObject, at: FieldPath): void {
  const weight = number(term, 'weight') ?? 0;
  if (weight < 1 || weight > 100) at.child('weight').invalid(weight, 'must be in the range 1-100');
}

function checkPodTerm(term: ApiObject, at: FieldPath): void {
  const selector = object(term, 'labelSelector');
  checkLabelSelector(selector, at.child('labelSelector'));
  checkLabelSelector(object(term, 'namespaceSelector'), at.child('namespaceSelector'));
  for (const namespace of texts(term, 'namespaces')) checkName(namespace, dnsLabel, at.child('namespace'));
  checkLabelKeys(term, selector !== undefined, at);
  const topologyKey = text(term, 'topologyKey');
  if (topologyKey === '') at.child('topologyKey').required('can not be empty');
  checkName(topologyKey, qualifiedName, at.child('topologyKey'));
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys */
function checkLabelKeys(term: ApiObject, hasSelector: boolean, at: FieldPath): void {
  const matching = texts(term, 'matchLabelKeys');
  const mismatching = texts(term, 'mismatchLabelKeys');
  for (const [field, keys] of [
    ['matchLabelKeys', matching],
    ['mismatchLabelKeys', mismatching],
  ] as const) {
    if (keys.length > 0 && !hasSelector)
      at.child(field).forbidden('must not be specified when labelSelector is not set');
    else
      keys.forEach((key, position) => {
        checkName(key, qualifiedName, at.child(field).item(position));
      });
  }
  mismatching.forEach((key, position) => {
    if (matching.includes(key))
      at.child('matchLabelKeys')
        .item(position)
        .invalid(key, 'exists in both matchLabelKeys and mismatchLabelKeys');
  });
}
