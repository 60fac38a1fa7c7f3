import { type JsonObject, objectsAt } from '../../kubernetes/json.ts';

/** The condition of this type in a status. */
export function conditionOf(status: JsonObject | undefined, type: string): JsonObject | undefined {
  return objectsAt(status, 'conditions').find((condition) => condition.type === type);
}

/** Whether the condition of this type is `True`. */
export function isTrue(status: JsonObject | undefined, type: string): boolean {
  return conditionOf(status, type)?.status === 'True';
}

/** The conditions without those of this type. */
export function withoutCondition(conditions: readonly JsonObject[], type: string): JsonObject[] {
  return conditions.filter((condition) => condition.type !== type);
}

/**
 * The conditions with one set in the way of the workload controllers: a condition with the same status and reason is left unchanged;
 * otherwise the new one is appended and keeps its transition time if only the reason changes.
 */
export function withCondition(conditions: readonly JsonObject[], next: JsonObject): JsonObject[] {
  const current = conditions.find((condition) => condition.type === next.type);
  if (current?.status === next.status && current?.reason === next.reason) return [...conditions];
  const since = current?.status === next.status ? current?.lastTransitionTime : undefined;
  return [
    ...withoutCondition(conditions, String(next.type)),
    { ...next, ...(since !== undefined && { lastTransitionTime: since }) },
  ];
}

/**
 * The conditions with one set in its place, in the way of the newer kinds: it keeps its transition time if the status stays the same.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/meta#SetStatusCondition
 */
export function replaceCondition(conditions: readonly JsonObject[], next: JsonObject): JsonObject[] {
  const at = conditions.findIndex((condition) => condition.type === next.type);
  const current = conditions[at];
  if (current === undefined) return [...conditions, next];
  const since = current.status === next.status ? current.lastTransitionTime : undefined;
  const placed = { ...current, ...next, ...(since !== undefined && { lastTransitionTime: since }) };
  return conditions.map((condition, position) => (position === at ? placed : condition));
}
