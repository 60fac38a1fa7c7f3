import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { selectsLabels } from '../../label-selector.ts';
import { timeText } from '../../time.ts';
import { type ApiCall, isDryRun, storedObject, writeScope } from '../api-call.ts';
import { readBody } from '../read-body.ts';
import type { ApiReply } from '../request.ts';
import { statusError } from '../status-error.ts';
import { deleteObject } from '../write/delete-object.ts';

const PDBS = 'poddisruptionbudgets.policy';

/**
 * `POST …/pods/<name>/eviction`: deletes a Pod if its disruption budgets allow it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export function evict(call: ApiCall): ApiReply {
  const { request, route } = call;
  const body = readBody(request.body, request.headers['content-type'], 'Eviction') as JsonObject;
  const pod = storedObject(call);
  const options = objectAt(body, 'deleteOptions');
  const dry = objectAt(options).dryRun;
  const scope = writeScope(call);
  const dryRun = scope.dryRun || isDryRun(Array.isArray(dry) ? dry.map(String) : []);
  if (!ignoresBudgets(pod)) spendBudget(call, pod, dryRun);
  const grace = numberAt(options, 'gracePeriodSeconds');
  const uid = textAt(options, 'preconditions', 'uid');
  const marked = dryRun ? pod : markEvicted(call, pod);
  deleteObject({ ...scope, dryRun, route: { ...route, subresource: '' } }, marked, {
    ...(grace !== undefined && { gracePeriodSeconds: grace }),
    ...(uid !== '' && { uid }),
  });
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
  return { status: 201, body: status };
}

/**
 * The Pod with the condition that gives the reason for its disruption.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 */
function markEvicted({ context }: ApiCall, pod: JsonObject): JsonObject {
  const status = objectAt(pod, 'status');
  const others = objectsAt(status, 'conditions').filter(({ type }) => type !== 'DisruptionTarget');
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: timeText(context.world.now),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  return context.store.put('pods', {
    ...pod,
    metadata: { ...objectAt(pod, 'metadata') },
    status: { ...status, conditions: [...others, condition] },
  });
}

/** Whether budgets do not apply: evicting a Pod that has ended, has not started or is being deleted disrupts nothing. */
function ignoresBudgets(pod: JsonObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return (
    ['Succeeded', 'Failed', 'Pending'].includes(phase) || textAt(pod, 'metadata', 'deletionTimestamp') !== ''
  );
}

function spendBudget({ context, route }: ApiCall, pod: JsonObject, dryRun: boolean): void {
  const labels = objectAt(pod, 'metadata', 'labels');
  const budgets = context.store
    .list(PDBS, route.namespace)
    .filter((budget) => selectsLabels(objectAt(budget, 'spec').selector, labels));
  const [budget] = budgets;
  if (budget === undefined) return;
  if (budgets.length > 1)
    throw statusError(
      500,
      '',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  if (isUnhealthyAndFree(pod, budget)) return;
  checkBudget(budget);
  if (dryRun) return;
  const status = objectAt(budget, 'status');
  const allowed = (numberAt(status, 'disruptionsAllowed') ?? 0) - 1;
  const disruptedPods = {
    ...objectAt(status, 'disruptedPods'),
    [textAt(pod, 'metadata', 'name')]: timeText(context.world.now),
  };
  context.store.put(PDBS, {
    ...budget,
    metadata: { ...objectAt(budget, 'metadata') },
    status: { ...status, disruptionsAllowed: allowed, disruptedPods },
  });
}

/** Whether a Pod that is not ready may be evicted: if the budget's policy allows it, or if enough other Pods are healthy. */
function isUnhealthyAndFree(pod: JsonObject, budget: JsonObject): boolean {
  const ready = objectsAt(pod, 'status', 'conditions').some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (ready) return false;
  if (textAt(budget, 'spec', 'unhealthyPodEvictionPolicy') === 'AlwaysAllow') return true;
  const wanted = numberAt(budget, 'status', 'desiredHealthy') ?? 0;
  return (numberAt(budget, 'status', 'currentHealthy') ?? 0) >= wanted && wanted > 0;
}

function checkBudget(budget: JsonObject): void {
  const name = textAt(budget, 'metadata', 'name');
  const status = objectAt(budget, 'status');
  if ((numberAt(status, 'observedGeneration') ?? 0) < (numberAt(budget, 'metadata', 'generation') ?? 0))
    throw tooMany(`The disruption budget ${name} is still being processed by the server.`, 10);
  if ((numberAt(status, 'disruptionsAllowed') ?? 0) > 0) return;
  const failed = objectsAt(status, 'conditions').find(
    ({ type, status: is, reason }) =>
      type === 'DisruptionAllowed' && is === 'False' && reason === 'SyncFailed',
  );
  const wanted = numberAt(status, 'desiredHealthy') ?? 0;
  const present = numberAt(status, 'currentHealthy') ?? 0;
  throw tooMany(
    failed === undefined
      ? `The disruption budget ${name} needs ${wanted} healthy pods and has ${present} currently`
      : `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${textAt(failed, 'message')}`,
  );
}

function tooMany(message: string, retryAfterSeconds?: number): Error {
  return statusError(
    429,
    'TooManyRequests',
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{ reason: 'DisruptionBudget', message }],
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  );
}
