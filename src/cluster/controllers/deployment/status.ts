import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf, timeText } from '../../time.ts';
import { conditionOf, withCondition, withoutCondition } from '../condition.ts';
import { present, unlessZero, writeStatus } from '../status-write.ts';
import {
  allSets,
  annotation,
  counted,
  maxUnavailable,
  progressDeadline,
  REVISION,
  type Rollout,
  replicasOf,
  sizeOf,
  sumOf,
} from './rollout.ts';

/** The `Progressing` condition of a rollout. */
export function progressing(now: number, status: string, reason: string, message: string): JsonObject {
  return condition('Progressing', now, status, reason, message);
}

function condition(type: string, now: number, status: string, reason: string, message: string): JsonObject {
  const time = timeText(now);
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message };
}

/** Whether a status shows a finished rollout. */
export function isComplete(deployment: JsonObject, status: JsonObject): boolean {
  const wanted = replicasOf(deployment);
  return (
    ['updatedReplicas', 'replicas', 'availableReplicas'].every(
      (field) => (numberAt(status, field) ?? 0) === wanted,
    ) &&
    (numberAt(status, 'observedGeneration') ?? 0) >= (numberAt(deployment, 'metadata', 'generation') ?? 0)
  );
}

/** The condition that says that a Deployment was paused or resumed, or `undefined` if it is already set. */
export function pauseCondition(deployment: JsonObject, now: number): JsonObject | undefined {
  if (progressDeadline(deployment) === undefined) return undefined;
  const current = conditionOf(objectAt(deployment, 'status'), 'Progressing');
  if (current?.reason === 'ProgressDeadlineExceeded') return undefined;
  const known = current?.reason === 'DeploymentPaused';
  const paused = objectAt(deployment, 'spec').paused === true;
  if (paused && !known) return progressing(now, 'Unknown', 'DeploymentPaused', 'Deployment is paused');
  if (!paused && known) return progressing(now, 'Unknown', 'DeploymentResumed', 'Deployment is resumed');
  return undefined;
}

/** Writes the new counts of a Deployment, without assessing its progress. */
export function writeCounts(rollout: Rollout): void {
  write(rollout, countedStatus(rollout));
}

/** Writes the counts, progress and failures of a rollout. Returns the milliseconds until the progress deadline must be checked. */
export function writeProgress(rollout: Rollout): number | undefined {
  const status = countedStatus(rollout);
  status.conditions = withFailure(rollout, withProgress(rollout, status, objectsAt(status, 'conditions')));
  if (!write(rollout, status)) return untilDeadline(rollout, status);
  return undefined;
}

/** Writes the status and the revision annotation if one of them changed. */
function write({ deployment, writes, revision }: Rollout, status: JsonObject): boolean {
  const known = revision === undefined || annotation(deployment, REVISION) === revision;
  const metadata = objectAt(deployment, 'metadata');
  const annotations = {
    ...objectAt(metadata, 'annotations'),
    ...(revision !== undefined && { [REVISION]: revision }),
  };
  const noted = known ? deployment : { ...deployment, metadata: { ...metadata, annotations } };
  const found = writeStatus('deployments.apps', noted, status);
  if (found.length === 0 && !known)
    found.push({ do: 'update', resource: 'deployments.apps', object: noted, subresource: 'status' });
  writes.push(...found);
  return found.length > 0;
}

function countedStatus(rollout: Rollout): JsonObject {
  const { deployment, newSet, now } = rollout;
  const sets = allSets(rollout);
  const replicas = sumOf(sets, 'replicas');
  const available = sumOf(sets, 'availableReplicas');
  const enough = available >= replicasOf(deployment) - maxUnavailable(deployment);
  const conditions = withCondition(
    rollout.conditions,
    enough
      ? condition(
          'Available',
          now,
          'True',
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        )
      : condition(
          'Available',
          now,
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
  );
  return present({
    observedGeneration: numberAt(deployment, 'metadata', 'generation'),
    replicas: unlessZero(replicas),
    updatedReplicas: unlessZero(newSet === undefined ? 0 : counted(newSet.object, 'replicas')),
    readyReplicas: unlessZero(sumOf(sets, 'readyReplicas')),
    availableReplicas: unlessZero(available),
    unavailableReplicas: unlessZero(Math.max(0, sizeOf(sets) - available)),
    terminatingReplicas: sumOf(sets, 'terminatingReplicas'),
    collisionCount: numberAt(deployment, 'status', 'collisionCount'),
    conditions,
  });
}

/**
 * The conditions, including the assessment of the rollout's progress.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
function withProgress(rollout: Rollout, status: JsonObject, conditions: readonly JsonObject[]): JsonObject[] {
  const { deployment, newSet, now } = rollout;
  if (progressDeadline(deployment) === undefined) return withoutCondition(conditions, 'Progressing');
  const current = rollout.conditions.find(({ type }) => type === 'Progressing');
  if (status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable')
    return [...conditions];
  const subject =
    newSet === undefined
      ? `Deployment "${textAt(deployment, 'metadata', 'name')}"`
      : `ReplicaSet "${textAt(newSet.object, 'metadata', 'name')}"`;
  if (isComplete(deployment, status))
    return withCondition(
      conditions,
      progressing(now, 'True', 'NewReplicaSetAvailable', `${subject} has successfully progressed.`),
    );
  if (isMoving(objectAt(deployment, 'status'), status)) {
    const since = current?.status === 'True' ? current.lastTransitionTime : undefined;
    const moving = progressing(now, 'True', 'ReplicaSetUpdated', `${subject} is progressing.`);
    return [
      ...withoutCondition(conditions, 'Progressing'),
      { ...moving, ...(since !== undefined && { lastTransitionTime: since }) },
    ];
  }
  if (!isLate(rollout, current)) return [...conditions];
  return withCondition(
    conditions,
    progressing(now, 'False', 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`),
  );
}

/** Whether a status shows progress: more new Pods, fewer old ones, or more ready or available ones. */
function isMoving(before: JsonObject, status: JsonObject): boolean {
  const count = (of: JsonObject, field: string) => numberAt(of, field) ?? 0;
  const old = (of: JsonObject) => count(of, 'replicas') - count(of, 'updatedReplicas');
  return (
    old(status) < old(before) ||
    ['updatedReplicas', 'readyReplicas', 'availableReplicas'].some(
      (field) => count(status, field) > count(before, field),
    )
  );
}

function isLate({ deployment, now }: Rollout, current: JsonObject | undefined): boolean {
  if (current === undefined || current.reason === 'NewReplicaSetAvailable') return false;
  if (current.reason === 'ProgressDeadlineExceeded') return true;
  const since = timeOf(current.lastUpdateTime) ?? now;
  return since + (progressDeadline(deployment) ?? 0) * 1000 < now;
}

function untilDeadline({ deployment, now }: Rollout, status: JsonObject): number | undefined {
  const current = conditionOf(status, 'Progressing');
  const seconds = progressDeadline(deployment);
  if (seconds === undefined || current === undefined || isComplete(deployment, status)) return undefined;
  if (current.reason === 'NewReplicaSetAvailable' || current.reason === 'ProgressDeadlineExceeded')
    return undefined;
  return Math.max(0, (timeOf(current.lastUpdateTime) ?? now) + seconds * 1000 - now) + 1000;
}

/** The conditions with the ReplicaFailure condition of a ReplicaSet, preferably of the new one. */
function withFailure(rollout: Rollout, conditions: readonly JsonObject[]): JsonObject[] {
  const sets = rollout.newSet === undefined ? rollout.oldSets : [rollout.newSet, ...rollout.oldSets];
  const failure = sets
    .map(({ object }) => conditionOf(objectAt(object, 'status'), 'ReplicaFailure'))
    .find((found) => found !== undefined);
  if (failure === undefined) return withoutCondition(conditions, 'ReplicaFailure');
  return withCondition(conditions, {
    type: 'ReplicaFailure',
    status: failure.status ?? 'True',
    lastUpdateTime: failure.lastTransitionTime ?? '',
    lastTransitionTime: failure.lastTransitionTime ?? '',
    reason: failure.reason ?? '',
    message: failure.message ?? '',
  });
}
