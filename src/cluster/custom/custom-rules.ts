import { joinApiVersion } from '../../kubernetes/api-version.ts';
import { isObject, type Json, type JsonObject, objectAt } from '../../kubernetes/json.ts';
import type { Cause, Reason, Step } from '../../kubernetes/validation/cause.ts';
import { FieldPath } from '../../kubernetes/validation/field-path.ts';
import type { KindRules } from '../../kubernetes/validation/kind-rules.ts';
import { dnsSubdomain } from '../../kubernetes/validation/names.ts';
import { sameJson } from '../patch/same-json.ts';
import type { ApiResource } from '../registry/resource.ts';
import { checkRules, hasRules } from './check-rules.ts';
import { checkValue } from './check-value.ts';

/** The validation of a custom resource: the form of its metadata, and its schema. */
export function customRules(
  resource: ApiResource,
  version: string,
  schema: JsonObject | undefined,
): KindRules {
  return {
    apiVersion: joinApiVersion(resource.group, version),
    kind: resource.kind,
    namespaced: resource.namespaced,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate: (object, at) => check(object as JsonObject, undefined, schema, at),
    validateUpdate: (after, before, at) => check(after as JsonObject, before as JsonObject, schema, at),
  };
}

/** The problems that prevent the validation rules of a schema from being evaluated. */
const BLOCKING: readonly Reason[] = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
];

function check(
  object: JsonObject,
  before: JsonObject | undefined,
  schema: JsonObject | undefined,
  at: FieldPath,
): void {
  if (schema === undefined) return;
  const { metadata: _metadata, ...properties } = objectAt(schema, 'properties');
  const { metadata: _identity, ...rest } = object;
  const found: Cause[] = [];
  checkValue(rest, { ...schema, properties }, FieldPath.root(found));
  const changed = found.filter(({ steps }) => before === undefined || !isKept(steps, rest, before));
  at.take(changed);
  if (!hasRules(schema)) return;
  if (changed.some(({ reason }) => BLOCKING.includes(reason)))
    at.note(
      'FieldValueInvalid',
      'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
    );
  else checkRules(object, before, schema, at);
}

/**
 * Whether the value with a problem, or one that contains it, is unchanged: values that were accepted earlier may stay. Items of lists have
 * no old counterpart.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting
 */
function isKept(steps: readonly Step[], object: JsonObject, before: JsonObject): boolean {
  let [now, then]: [Json | undefined, Json | undefined] = [object, before];
  for (const step of steps) {
    if (!isObject(now) || !isObject(then)) return false;
    [now, then] = [now[step], then[step]];
    if (now !== undefined && then !== undefined && sameJson(now, then)) return true;
  }
  return false;
}
