import { type JsonObject, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The condition of this type in an object's status. */
export function conditionOf(object: JsonObject, type: string): JsonObject | undefined {
  return objectsAt(object, 'status', 'conditions').find((condition) => textAt(condition, 'type') === type);
}

/** Whether an object's status has a condition of this type that is true. */
export function isCondition(object: JsonObject, type: string): boolean {
  const condition = conditionOf(object, type);
  return condition !== undefined && textAt(condition, 'status') === 'True';
}

export function isTerminating(object: JsonObject): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== '';
}
