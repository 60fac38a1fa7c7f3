import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsSubdomain, labelValue, qualifiedName } from '../names.ts';
import { type ApiObject, objects, text, texts } from '../object-values.ts';

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity */
export function checkNodeSelector(selector: ApiObject, at: FieldPath): void {
  const terms = objects(selector, 'nodeSelectorTerms');
  if (terms.length === 0) at.child('nodeSelectorTerms').required('must have at least one node selector term');
  terms.forEach((term, position) => {
    checkNodeSelectorTerm(term, at.child('nodeSelectorTerms').item(position));
  });
}

export function checkNodeSelectorTerm(term: ApiObject, at: FieldPath): void {
  objects(term, 'matchExpressions').forEach((requirement, position) => {
    checkRequirement(requirement, at.child('matchExpressions').item(position));
  });
  objects(term, 'matchFields').forEach((requirement, position) => {
    checkFieldRequirement(requirement, at.child('matchFields').item(position));
  });
}

function checkRequirement(requirement: ApiObject, at: FieldPath): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  const here = at.child('values');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) here.required("must be specified when `operator` is 'In' or 'NotIn'");
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0)
      here.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) here.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
  } else at.child('operator').invalid(operator, 'not a valid selector operator');
  checkName(text(requirement, 'key'), qualifiedName, at.child('key'));
  values.forEach((value, position) => {
    checkName(value, labelValue, here.item(position));
  });
}

function checkFieldRequirement(requirement: ApiObject, at: FieldPath): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  if (operator !== 'In' && operator !== 'NotIn')
    at.child('operator').invalid(operator, 'not a valid selector operator');
  else if (values.length !== 1)
    at.child('values').required(
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  const key = text(requirement, 'key');
  if (key !== 'metadata.name') {
    at.child('key').invalid(key, 'not a valid field selector key');
    return;
  }
  values.forEach((value, position) => {
    checkName(value, dnsSubdomain, at.child('values').item(position));
  });
}
