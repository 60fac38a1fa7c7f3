import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { selectsAll } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { claim, claimedBy } from '../claim.ts';
import { withCondition } from '../condition.ts';
import type { Controller, Reconciled } from '../controller.ts';
import { controllerKey, itself, keyOf, splitKey } from '../object-key.ts';
import { byAge, controllerOf, isDeleting, uidOf } from '../owner.ts';
import { hasEnded } from '../pod-state.ts';
import { writeStatus } from '../status-write.ts';
import { createSet, currentSet, syncRevision } from './revision.ts';
import { counted, countIn, historyLimit, isRolling, REVISION, type Rollout, replicasOf } from './rollout.ts';
import { growNew, isScaled, scaleSets, shrinkOld, startNew, stopOld } from './scale.ts';
import { isComplete, pauseCondition, writeCounts, writeProgress } from './status.ts';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const deployment: Controller = {
  name: 'deployment-controller',
  watches: [
    itself('deployments.apps'),
    claimedBy('replicasets.apps', {
      resource: 'deployments.apps',
      kind: 'Deployment',
      selectorOf: (owner) => objectAt(owner, 'spec').selector,
    }),
    { resource: 'pods', keys: recreatingDeployment },
  ],
  reconcile: (key, world) => {
    const found = world.get('deployments.apps', ...splitKey(key));
    if (found === undefined) return { writes: [] };
    return sync(found, world);
  },
};

/** Queues a Deployment with strategy Recreate that waits for its old Pods when one of them ends. */
function recreatingDeployment(pod: JsonObject, world: World): string[] {
  const owner = controllerOf(pod);
  if (owner?.kind !== 'ReplicaSet') return [];
  const set = world.get('replicasets.apps', textAt(pod, 'metadata', 'namespace'), textAt(owner, 'name'));
  const [key] = set === undefined ? [] : controllerKey(set, 'Deployment');
  const found = key === undefined ? undefined : world.get('deployments.apps', ...splitKey(key));
  return found !== undefined && !isRolling(found) ? [keyOf(found)] : [];
}

function sync(found: JsonObject, world: World): Reconciled {
  const selector = objectAt(found, 'spec').selector;
  if (selectsAll(selector))
    return {
      writes: [
        {
          do: 'event',
          about: found,
          type: 'Warning',
          reason: 'SelectingAll',
          message: 'This deployment is selecting all pods. A non-empty selector is required.',
        },
      ],
    };
  const claimed = claim(found, 'replicasets.apps', selector, world);
  const sets = claimed.objects.toSorted(byAge);
  const rollout = rolloutOf(found, sets, world.now);
  rollout.writes.push(...claimed.writes);
  if (isDeleting(found)) {
    writeCounts(rollout);
    return rollout;
  }
  const pause = pauseCondition(found, world.now);
  if (pause !== undefined) {
    const status = objectAt(found, 'status');
    const conditions = withCondition(objectsAt(status, 'conditions'), pause);
    return {
      writes: [...rollout.writes, ...writeStatus('deployments.apps', found, { ...status, conditions })],
    };
  }
  return advance(rollout, world);
}

function advance(rollout: Rollout, world: World): Reconciled {
  const { deployment: found, writes } = rollout;
  const paused = objectAt(found, 'spec').paused === true;
  if (paused || isScaled(rollout)) {
    syncRevision(rollout);
    scaleSets(rollout);
    if (paused) dropHistory(rollout);
    writeCounts(rollout);
    return { writes };
  }
  const requeueAfter = isRolling(found) ? rollOut(rollout) : recreate(rollout, world);
  return { writes, ...(requeueAfter !== undefined && { requeueAfter }) };
}

function rolloutOf(found: JsonObject, sets: readonly JsonObject[], now: number): Rollout {
  const current = currentSet(found, sets);
  return {
    deployment: found,
    now,
    oldSets: sets
      .filter((set) => set !== current)
      .map((object) => ({ object, replicas: replicasOf(object) })),
    ...(current && { newSet: { object: current, replicas: replicasOf(current) } }),
    writes: [],
    conditions: objectsAt(found, 'status', 'conditions'),
  };
}

function rollOut(rollout: Rollout): number | undefined {
  if (rollout.newSet === undefined) createSet(rollout);
  else syncRevision(rollout);
  if (growNew(rollout) || shrinkOld(rollout)) return writeProgress(rollout);
  if (isComplete(rollout.deployment, objectAt(rollout.deployment, 'status'))) dropHistory(rollout);
  return writeProgress(rollout);
}

function recreate(rollout: Rollout, world: World): number | undefined {
  syncRevision(rollout);
  if (stopOld(rollout) || oldPodsRun(rollout, world)) return writeProgress(rollout);
  if (rollout.newSet === undefined) createSet(rollout);
  startNew(rollout);
  if (isComplete(rollout.deployment, objectAt(rollout.deployment, 'status'))) dropHistory(rollout);
  return writeProgress(rollout);
}

/** Whether a Pod of an old ReplicaSet is still running. */
function oldPodsRun({ oldSets }: Rollout, world: World): boolean {
  return oldSets.some(
    ({ object }) =>
      counted(object, 'replicas') > 0 || world.ownedBy(uidOf(object), 'pods').some((pod) => !hasEnded(pod)),
  );
}

/** Deletes the oldest ReplicaSets without Pods beyond the history limit. */
function dropHistory({ deployment: found, oldSets, writes }: Rollout): void {
  const limit = historyLimit(found);
  const alive = oldSets.filter(({ object }) => !isDeleting(object));
  if (limit === undefined || alive.length <= limit) return;
  const oldest = alive.toSorted(
    (a, b) => (countIn(a.object, REVISION) ?? 0) - (countIn(b.object, REVISION) ?? 0),
  );
  for (const { object, replicas } of oldest.slice(0, alive.length - limit)) {
    const seen = counted(object, 'observedGeneration') >= (numberAt(object, 'metadata', 'generation') ?? 0);
    if (counted(object, 'replicas') !== 0 || replicas !== 0 || !seen) continue;
    const [namespace, name] = splitKey(keyOf(object));
    writes.push({ do: 'delete', resource: 'replicasets.apps', namespace, name, propagation: 'Background' });
  }
}
