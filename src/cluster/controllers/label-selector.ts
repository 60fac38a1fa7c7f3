import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';

/** The labels of an object. */
export function labelsOf(object: JsonObject): JsonObject {
  return objectAt(object, 'metadata', 'labels');
}

/** Whether labels have all of these values; an empty selection matches everything. */
export function hasLabels(labels: JsonObject, wanted: JsonObject): boolean {
  for (const key in wanted) if (labels[key] !== wanted[key]) return false;
  return true;
}

/**
 * Whether a `LabelSelector` matches labels: an absent one nothing, an empty one everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(selector: Json | undefined, labels: JsonObject): boolean {
  if (!isObject(selector)) return false;
  if (!hasLabels(labels, objectAt(selector, 'matchLabels'))) return false;
  return objectsAt(selector, 'matchExpressions').every((expression) => meets(expression, labels));
}

function meets(expression: JsonObject, labels: JsonObject): boolean {
  const value = labels[textAt(expression, 'key')];
  const isIn = value !== undefined && listAt(expression, 'values').includes(value);
  switch (expression.operator) {
    case 'In':
      return isIn;
    case 'NotIn':
      return !isIn;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Whether a selector has no requirement, so that it matches every label. */
export function selectsAll(selector: Json | undefined): boolean {
  return (
    isObject(selector) &&
    Object.keys(objectAt(selector, 'matchLabels')).length === 0 &&
    listAt(selector, 'matchExpressions').length === 0
  );
}
