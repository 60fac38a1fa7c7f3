import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { perKey } from '../../kubernetes/per-key.ts';
import { perObject } from '../../kubernetes/per-object.ts';
import type { Reason } from '../../kubernetes/validation/cause.ts';
import { evaluateText } from '../../kubernetes/validation/cel/evaluate/evaluate-text.ts';
import { CelFailure, type CelValue, fromJson } from '../../kubernetes/validation/cel/evaluate/value.ts';
import type { FieldPath } from '../../kubernetes/validation/field-path.ts';
import { lookUp } from '../../source/look-up.ts';
import { sameJson } from '../patch/same-json.ts';

const RULES = 'x-kubernetes-validations';
/** The text before a rule's message, by reason. */
const HEADS: Readonly<Record<string, string>> = {
  FieldValueForbidden: 'Forbidden',
  FieldValueRequired: 'Required value',
};
const usesOld = perKey((rule: string): boolean => /\boldSelf\b/.test(rule));

/** Whether a schema contains validation rules at any level. */
export const hasRules = perObject((schema: JsonObject): boolean =>
  JSON.stringify(schema).includes(`"${RULES}"`),
);

/**
 * Checks a custom resource, or a part of it, against the validation rules of its schema. The old value is absent for new values, and for
 * items of lists without keys.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export function checkRules(value: Json, old: Json | undefined, schema: JsonObject, at: FieldPath): void {
  for (const rule of objectsAt(schema, RULES)) checkRule(rule, value, old, schema, at);
  if (isObject(value)) {
    const properties = objectAt(schema, 'properties');
    for (const [name, inner] of Object.entries(value)) {
      const own = lookUp(properties, name);
      const below = own ?? schema.additionalProperties;
      const place = own === undefined ? at.key(name) : at.child(name);
      if (isObject(below)) checkRules(inner, isObject(old) ? old[name] : undefined, below, place);
    }
  }
  const { items } = schema;
  if (Array.isArray(value) && isObject(items))
    value.forEach((item, position) => {
      checkRules(item, oldItem(item, old, schema), items, at.item(position));
    });
}

/** The item with the same keys in the old list. */
function oldItem(item: Json, old: Json | undefined, schema: JsonObject): Json | undefined {
  if (textAt(schema, 'x-kubernetes-list-type') !== 'map' || !Array.isArray(old)) return undefined;
  const keys = listAt(schema, 'x-kubernetes-list-map-keys').map(String);
  return old.find((one) => keys.every((key) => objectAt(one)[key] === objectAt(item)[key]));
}

function checkRule(
  rule: JsonObject,
  value: Json,
  old: Json | undefined,
  schema: JsonObject,
  at: FieldPath,
): void {
  const text = textAt(rule, 'rule').trim();
  const optional = rule.optionalOldSelf === true;
  if (usesOld(text) ? old === undefined && !optional : old !== undefined && sameJson(value, old)) return;
  const before: CelValue = old === undefined ? null : fromJson(old);
  const oldSelf: CelValue = optional
    ? { is: 'optional', ...(old !== undefined && { value: before }) }
    : before;
  const scope = new Map<string, CelValue>([
    ['self', fromJson(value)],
    ['oldSelf', oldSelf],
  ]);
  const note = (words: string): void => {
    const reason = textAt(rule, 'reason') || 'FieldValueInvalid';
    const head = lookUp(HEADS, reason) ?? `Invalid value: ${JSON.stringify(textAt(schema, 'type'))}`;
    placeOf(rule, at).note(reason as Reason, `${head}: ${words}`);
  };
  try {
    if (evaluateText(text, scope) !== true) note(messageOf(rule, text, scope));
  } catch (error) {
    if (!(error instanceof CelFailure)) throw error;
    note(`${error.message} evaluating rule: ${textAt(rule, 'message').trim() || text}`);
  }
}

function messageOf(rule: JsonObject, text: string, scope: ReadonlyMap<string, CelValue>): string {
  const fixed = textAt(rule, 'message').trim() || `failed rule: ${text}`;
  const expression = textAt(rule, 'messageExpression');
  if (expression === '') return fixed;
  try {
    const found = evaluateText(expression, scope);
    return typeof found === 'string' && found.trim() !== '' && !found.includes('\n') ? found.trim() : fixed;
  } catch (error) {
    if (error instanceof CelFailure) return fixed;
    throw error;
  }
}

/** The field that a rule's violation refers to, such as `.spec.replicas` relative to the place of the rule. */
function placeOf(rule: JsonObject, at: FieldPath): FieldPath {
  const names = [...textAt(rule, 'fieldPath').matchAll(/\.([A-Za-z_]\w*)|\['([^']*)'\]/g)];
  return names.reduce(
    (place, [, child, key]) => (child === undefined ? place.key(key ?? '') : place.child(child)),
    at,
  );
}
