import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { keeping } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, objects, optionalText, text, textEntries, texts } from '../object-values.ts';
import { checkParameters, checkProvisioner } from './parameters.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/storage-class-v1/ */
export const storageClass: KindRules = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkClass,
  validateUpdate: keeping(['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'], checkClass),
};

function checkClass(created: ApiObject, at: FieldPath): void {
  checkProvisioner(text(created, 'provisioner'), at.child('provisioner'));
  checkParameters(textEntries(created, 'parameters'), true, at.child('parameters'));
  const reclaim = optionalText(created, 'reclaimPolicy');
  if (reclaim !== undefined && reclaim !== '')
    checkOneOf(reclaim, ['Delete', 'Retain'], at.child('reclaimPolicy'));
  const mode = optionalText(created, 'volumeBindingMode');
  if (mode === undefined) at.child('volumeBindingMode').required();
  else checkOneOf(mode, ['Immediate', 'WaitForFirstConsumer'], at.child('volumeBindingMode'));
  checkTopologies(objects(created, 'allowedTopologies'), at.child('allowedTopologies'));
}

function checkTopologies(terms: readonly ApiObject[], at: FieldPath): void {
  const seen: Record<string, readonly string[]>[] = [];
  terms.forEach((term, position) => {
    const here = at.item(position).child('matchLabelExpressions');
    const found = checkTerm(term, here);
    // A term without requirements counts as a duplicate.
    for (const other of [{}, ...seen])
      if (JSON.stringify(other) === JSON.stringify(found)) here.duplicate('');
    seen.push(found);
  });
}

/** Checks a term; returns the sorted values of each key, for comparison with other terms. */
function checkTerm(term: ApiObject, at: FieldPath): Record<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  objects(term, 'matchLabelExpressions').forEach((expression, position) => {
    const here = at.item(position);
    const key = text(expression, 'key');
    const values = texts(expression, 'values');
    if (values.length === 0) here.child('values').required();
    values.forEach((value, nth) => {
      if (values.indexOf(value) < nth) here.child('values').item(nth).duplicate(value);
    });
    checkName(key, qualifiedName, here.child('key'));
    if (found.has(key)) here.child('key').duplicate(key);
    found.set(key, [...new Set(values)].sort());
  });
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
