import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';

/** The result of a Job's `podFailurePolicy` for a failed Pod. */
export interface FailureVerdict {
  readonly action: string;
  readonly message: string;
}

/**
 * The result of the first matching rule for a failed Pod. If none matches, `undefined`, and the Pod counts toward the backoff limit.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export function verdictOn(job: JsonObject, pod: JsonObject): FailureVerdict | undefined {
  const rules = objectsAt(job, 'spec', 'podFailurePolicy', 'rules');
  const subject = `${textAt(pod, 'metadata', 'namespace')}/${textAt(pod, 'metadata', 'name')}`;
  for (const [index, rule] of rules.entries()) {
    const action = textAt(rule, 'action');
    const exit = exitMatch(objectAt(rule, 'onExitCodes'), pod);
    if (exit !== undefined)
      return {
        action,
        message: `Container ${exit.container} for pod ${subject} failed with exit code ${exit.code} matching ${action} rule at index ${index}`,
      };
    const condition = objectsAt(rule, 'onPodConditions').find((pattern) => isMet(pattern, pod));
    if (condition !== undefined)
      return {
        action,
        message: `Pod ${subject} has condition ${textAt(condition, 'type')} matching ${action} rule at index ${index}`,
      };
  }
  return undefined;
}

function isMet(pattern: JsonObject, pod: JsonObject): boolean {
  return objectsAt(pod, 'status', 'conditions').some(
    ({ type, status }) => type === pattern.type && status === (pattern.status ?? 'True'),
  );
}

function exitMatch(pattern: JsonObject, pod: JsonObject): { container: string; code: number } | undefined {
  const values = listAt(pattern, 'values');
  const only = textAt(pattern, 'containerName');
  const statuses = [
    ...objectsAt(pod, 'status', 'containerStatuses'),
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
  ];
  for (const status of statuses) {
    const container = textAt(status, 'name');
    const code = numberAt(status, 'state', 'terminated', 'exitCode');
    if (code === undefined || code === 0 || (only !== '' && only !== container)) continue;
    if (
      pattern.operator === 'In'
        ? values.includes(code)
        : pattern.operator === 'NotIn' && !values.includes(code)
    )
      return { container, code };
  }
  return undefined;
}
