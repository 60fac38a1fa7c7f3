import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../kubernetes/json.ts';

/**
 * Whether labels satisfy a selector of the form `{matchLabels, matchExpressions}`. An absent selector selects nothing, an empty one
 * everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selectsLabels(selector: Json | undefined, labels: JsonObject): boolean {
  if (!isObject(selector)) return false;
  return (
    includesLabels(labels, objectAt(selector, 'matchLabels')) &&
    objectsAt(selector, 'matchExpressions').every((expression) => meetsExpression(expression, labels))
  );
}

/** Whether a selector has no requirements and therefore selects everything. */
export function selectsAll(selector: Json | undefined): boolean {
  return (
    isObject(selector) &&
    Object.keys(objectAt(selector, 'matchLabels')).length === 0 &&
    listAt(selector, 'matchExpressions').length === 0
  );
}

/** The labels of an object. */
export function labelsOf(object: JsonObject): JsonObject {
  return objectAt(object, 'metadata', 'labels');
}

/** Whether labels include every pair of a plain map, such as the selector of a Service or a node selector. */
export function includesLabels(labels: JsonObject, pairs: JsonObject): boolean {
  return Object.entries(pairs).every(([key, value]) => labels[key] === value);
}

/**
 * Whether labels satisfy one `{key, operator, values}` with the operator `In`, `NotIn`, `Exists` or `DoesNotExist`, or `Gt` or `Lt` for
 * nodes.
 */
export function meetsExpression(expression: JsonObject, labels: JsonObject): boolean {
  const key = textAt(expression, 'key');
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isInteger(value) && isInteger(values[0]) && BigInt(value) > BigInt(values[0]);
    case 'Lt':
      return isInteger(value) && isInteger(values[0]) && BigInt(value) < BigInt(values[0]);
    default:
      return false;
  }
}

function isInteger(value: unknown): value is string {
  return typeof value === 'string' && /^[-+]?[0-9]{1,19}$/.test(value);
}
