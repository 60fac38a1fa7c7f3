import { type JsonObject, objectsAt } from '../../kubernetes/json.ts';

/** The condition of a type in a status. */
export function conditionOf(status: JsonObject | undefined, type: string): JsonObject | undefined {
  return objectsAt(status, 'conditions').find((condition) => condition.type === type);
}

/** Whether the condition of a type is `True`. */
export function isTrue(status: JsonObject | undefined, type: string): boolean {
  return conditionOf(status, type)?.status === 'True';
}

/** Without the conditions of a type. */
export function withoutCondition(conditions: readonly JsonObject[], type: string): JsonObject[] {
  return conditions.filter((condition) => condition.type !== type);
}

/**
 * With a condition set as workloads set theirs: one whose status and reason are already there is left as it is; another goes to the end, and keeps
 * its time of transition where only the reason changes.
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
 * With a condition set in its place, as the newer kinds set theirs: its time of transition is kept where the status stays the same.
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
