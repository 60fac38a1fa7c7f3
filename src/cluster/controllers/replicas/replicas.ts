import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { includesLabels, labelsOf } from '../../label-selector.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { claim } from '../claim.ts';
import { conditionOf, withCondition, withoutCondition } from '../condition.ts';
import type { Reconciled, Write } from '../controller.ts';
import { controllerOf, isDeleting, uidOf } from '../owner.ts';
import { hasEnded, isActive, isAvailable, isReady, untilAvailable } from '../pod-state.ts';
import { podFromTemplate } from '../pod-template.ts';
import { createPods, deletePod } from '../pod-writes.ts';
import { present, unlessZero, writeStatus } from '../status-write.ts';
import { inDeletionOrder } from './deletion-order.ts';

/** A kind that maintains a number of identical Pods. */
export interface ReplicaKind {
  readonly resource: string;
  selectorOf(owner: JsonObject): JsonObject;
  /** Whether its status counts the Pods that are being deleted. */
  readonly countsTerminating: boolean;
}

/** The maximum number of Pods that one reconciliation creates or deletes. */
const BURST = 500;

/** A failure to create or delete a Pod. The condition stays until it succeeds. */
interface Failure {
  readonly reason: 'FailedCreate';
  readonly message: string;
}

/** Creates or deletes Pods until an object has the desired number, and counts them. */
export function keepReplicas(owner: JsonObject, kind: ReplicaKind, world: World): Reconciled {
  const claimed = claim(owner, 'pods', kind.selectorOf(owner), world);
  const active = claimed.objects.filter(isActive);
  const wanted = numberAt(owner, 'spec', 'replicas') ?? 1;
  const ending = (failure?: Failure) => count(owner, kind, claimed.objects, active, world.now, failure);
  const minReadySeconds = numberAt(owner, 'spec', 'minReadySeconds') ?? 0;
  const requeueAfter = untilAvailable(active, minReadySeconds, world.now);
  const missing = isDeleting(owner) ? 0 : wanted - active.length;
  const steps =
    missing > 0
      ? create(owner, Math.min(missing, BURST), ending)
      : [...surplus(owner, active, -missing, world), ...ending()];
  return { writes: [...claimed.writes, ...steps], ...(requeueAfter !== undefined && { requeueAfter }) };
}

function create(
  owner: JsonObject,
  missing: number,
  ending: (failure?: Failure) => Write[],
): readonly Write[] {
  const pod = podFromTemplate(owner, objectAt(owner, 'spec', 'template'));
  return createPods(owner, Array<JsonObject>(missing).fill(pod), (message) =>
    ending(message === undefined ? undefined : { reason: 'FailedCreate', message }),
  );
}

function surplus(owner: JsonObject, active: readonly JsonObject[], count: number, world: World): Write[] {
  if (count <= 0) return [];
  const doomed = inDeletionOrder(active, related(owner, active, world), world.now);
  return doomed.slice(0, Math.min(count, BURST)).map((pod) => deletePod(owner, pod));
}

/**
 * The active Pods of all objects with the same owner; when nodes are ranked by their number of Pods, those of a Deployment's other
 * ReplicaSets count too.
 */
function related(owner: JsonObject, active: readonly JsonObject[], world: World): readonly JsonObject[] {
  const above = controllerOf(owner);
  if (above === undefined) return active;
  return world
    .ownedBy(textAt(above, 'uid'), 'replicasets.apps')
    .flatMap((set) => world.ownedBy(uidOf(set), 'pods'))
    .filter(isActive);
}

function count(
  owner: JsonObject,
  kind: ReplicaKind,
  pods: readonly JsonObject[],
  active: readonly JsonObject[],
  now: number,
  failure: Failure | undefined,
): Write[] {
  const labels = labelsOf(objectAt(owner, 'spec', 'template'));
  const minReadySeconds = numberAt(owner, 'spec', 'minReadySeconds') ?? 0;
  const terminating = pods.filter((pod) => isDeleting(pod) && !hasEnded(pod)).length;
  const conditions = conditionsOf(objectAt(owner, 'status'), now, failure);
  return writeStatus(
    kind.resource,
    owner,
    present({
      replicas: active.length,
      fullyLabeledReplicas: unlessZero(active.filter((pod) => includesLabels(labelsOf(pod), labels)).length),
      readyReplicas: unlessZero(active.filter(isReady).length),
      availableReplicas: unlessZero(active.filter((pod) => isAvailable(pod, minReadySeconds, now)).length),
      terminatingReplicas: kind.countsTerminating ? terminating : undefined,
      observedGeneration: numberAt(owner, 'metadata', 'generation'),
      conditions: conditions.length === 0 ? undefined : conditions,
    }),
  );
}

function conditionsOf(status: JsonObject, now: number, failure: Failure | undefined): JsonObject[] {
  const conditions = objectsAt(status, 'conditions');
  if (failure === undefined) return withoutCondition(conditions, 'ReplicaFailure');
  if (conditionOf(status, 'ReplicaFailure') !== undefined) return [...conditions];
  return withCondition(conditions, {
    type: 'ReplicaFailure',
    status: 'True',
    lastTransitionTime: timeText(now),
    reason: failure.reason,
    message: failure.message,
  });
}
