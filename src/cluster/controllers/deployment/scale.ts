import { objectAt, textAt } from '../../../kubernetes/json.ts';
import { newSize, patchSet, scalingEvent, sizeAnnotations } from './revision.ts';
import {
  allSets,
  annotation,
  counted,
  countIn,
  DESIRED,
  isRolling,
  MOST,
  maxSurge,
  maxUnavailable,
  type Rollout,
  replicasOf,
  type SetInRollout,
  sizeOf,
  sumOf,
} from './rollout.ts';

/** Sets the size of a ReplicaSet. Returns `true` if it changed. */
function resize(rollout: Rollout, set: SetInRollout, size: number): boolean {
  return size !== set.replicas && writeSize(rollout, set, size);
}

function writeSize({ deployment, writes }: Rollout, set: SetInRollout, size: number): boolean {
  const before = set.replicas;
  const annotations = sizeAnnotations(deployment);
  const noted = Object.entries(annotations).every(([name, value]) => annotation(set.object, name) === value);
  if (size === before && noted) return false;
  writes.push(
    patchSet(set.object, { metadata: { annotations }, ...(size !== before && { spec: { replicas: size } }) }),
  );
  set.replicas = size;
  set.object = {
    ...set.object,
    metadata: {
      ...objectAt(set.object, 'metadata'),
      annotations: { ...objectAt(set.object, 'metadata', 'annotations'), ...annotations },
    },
  };
  if (size === before) return false;
  const direction = size > before ? 'up' : 'down';
  const name = textAt(set.object, 'metadata', 'name');
  writes.push(scalingEvent(deployment, `Scaled ${direction} replica set ${name} from ${before} to ${size}`));
  return true;
}

/** Makes one step of the new ReplicaSet toward its size in a rolling update. Returns `true` if there was one. */
export function growNew(rollout: Rollout): boolean {
  const { deployment, newSet } = rollout;
  const wanted = replicasOf(deployment);
  if (newSet === undefined || newSet.replicas === wanted) return false;
  return resize(rollout, newSet, newSet.replicas > wanted ? wanted : newSize(rollout, newSet.replicas));
}

/**
 * Makes one step of the old ReplicaSets toward 0 in a rolling update: first the unavailable Pods, then as many as the budget allows.
 * Returns `true` if there was one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export function shrinkOld(rollout: Rollout): boolean {
  const { deployment, oldSets, newSet } = rollout;
  if (sizeOf(oldSets) === 0) return false;
  const least = replicasOf(deployment) - maxUnavailable(deployment);
  const notYet = newSet === undefined ? 0 : newSet.replicas - counted(newSet.object, 'availableReplicas');
  const most = sizeOf(allSets(rollout)) - least - notYet;
  if (most <= 0) return false;
  const removed = removeUnavailable(rollout, most);
  return removeAvailable(rollout, least) + removed > 0;
}

function removeUnavailable(rollout: Rollout, most: number): number {
  let removed = 0;
  for (const set of rollout.oldSets) {
    if (removed >= most) break;
    const sick = set.replicas - counted(set.object, 'availableReplicas');
    if (set.replicas === 0 || sick <= 0) continue;
    const count = Math.min(most - removed, sick);
    resize(rollout, set, set.replicas - count);
    removed += count;
  }
  return removed;
}

function removeAvailable(rollout: Rollout, least: number): number {
  const budget = sumOf(allSets(rollout), 'availableReplicas') - least;
  let removed = 0;
  for (const set of rollout.oldSets) {
    if (removed >= budget) break;
    const count = Math.min(set.replicas, budget - removed);
    if (count === 0) continue;
    resize(rollout, set, set.replicas - count);
    removed += count;
  }
  return removed;
}

/** Removes all old Pods at once, for strategy Recreate. Returns `true` if there were any. */
export function stopOld(rollout: Rollout): boolean {
  const active = rollout.oldSets.filter(({ replicas }) => replicas > 0);
  for (const set of active) resize(rollout, set, 0);
  return active.length > 0;
}

/** Sets the new ReplicaSet to its full size, for strategy Recreate. */
export function startNew(rollout: Rollout): void {
  if (rollout.newSet !== undefined) resize(rollout, rollout.newSet, replicasOf(rollout.deployment));
}

/** Whether the Deployment's size differs from the one recorded in its ReplicaSets. */
export function isScaled(rollout: Rollout): boolean {
  return allSets(rollout).some((set) => {
    const noted = set.replicas > 0 ? countIn(set.object, DESIRED) : undefined;
    return noted !== undefined && noted !== replicasOf(rollout.deployment);
  });
}

/**
 * Distributes a new size over the ReplicaSets: all of it to the only one with Pods, otherwise to each in proportion.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
 */
export function scaleSets(rollout: Rollout): void {
  const { deployment, oldSets, newSet } = rollout;
  const active = allSets(rollout).filter(({ replicas }) => replicas > 0);
  const only = active.length > 1 ? undefined : (active[0] ?? newSet ?? oldSets.at(-1));
  if (only !== undefined) {
    resize(rollout, only, replicasOf(deployment));
    return;
  }
  if (isSaturated(rollout)) for (const set of oldSets) resize(rollout, set, 0);
  else if (isRolling(deployment)) scaleInProportion(rollout, active);
}

/** Whether the new ReplicaSet has the full size and all of its Pods are available. */
function isSaturated({ deployment, newSet }: Rollout): boolean {
  const wanted = replicasOf(deployment);
  return (
    newSet !== undefined &&
    newSet.replicas === wanted &&
    countIn(newSet.object, DESIRED) === wanted &&
    counted(newSet.object, 'availableReplicas') === wanted
  );
}

function scaleInProportion(rollout: Rollout, active: readonly SetInRollout[]): void {
  const { deployment } = rollout;
  const wanted = replicasOf(deployment);
  const toAdd = (wanted > 0 ? wanted + maxSurge(deployment) : 0) - sizeOf(active);
  const newest = [...active].reverse();
  const ordered = (toAdd > 0 ? newest : active).toSorted((a, b) => b.replicas - a.replicas);
  let added = 0;
  const sizes = ordered.map((set) => {
    const part = toAdd === 0 ? 0 : proportion(rollout, set, toAdd, added);
    added += part;
    return set.replicas + part;
  });
  for (const [position, set] of ordered.entries()) {
    const left = position === 0 && toAdd !== 0 ? toAdd - added : 0;
    writeSize(rollout, set, Math.max(0, (sizes[position] ?? 0) + left));
  }
}

/** The share of the Pods to add that goes to one ReplicaSet; negative if Pods are to be removed. */
function proportion({ deployment }: Rollout, set: SetInRollout, toAdd: number, added: number): number {
  if (set.replicas === 0 || toAdd === added) return 0;
  const wanted = replicasOf(deployment);
  const before = countIn(set.object, MOST) || counted(deployment, 'replicas');
  const fraction =
    wanted === 0
      ? -set.replicas
      : Math.round((set.replicas * (wanted + maxSurge(deployment))) / before) - set.replicas;
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added);
}
