import { type Json, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Write } from '../controller.ts';
import { shareOf } from '../share.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
export const MOST = 'deployment.kubernetes.io/max-replicas';

/** A ReplicaSet of a Deployment, with the size that the writes so far give it. */
export interface SetInRollout {
  object: JsonObject;
  replicas: number;
}

/** One look at a Deployment: what there is, and the writes that it leads to. */
export interface Rollout {
  readonly deployment: JsonObject;
  readonly now: number;
  /** In the order of their creation. */
  readonly oldSets: SetInRollout[];
  newSet?: SetInRollout;
  readonly writes: Write[];
  /** The Deployment's own revision annotation, once it is known. */
  revision?: string | undefined;
  /** Its conditions, with those that the steps so far set. */
  conditions: readonly JsonObject[];
}

export function allSets({ oldSets, newSet }: Rollout): SetInRollout[] {
  return newSet === undefined ? oldSets : [...oldSets, newSet];
}

export function annotation(object: JsonObject, name: string): string | undefined {
  const value: Json | undefined = objectAt(object, 'metadata', 'annotations')[name];
  return typeof value === 'string' ? value : undefined;
}

/** The count in an annotation; `undefined` where it has none. */
export function countIn(object: JsonObject, name: string): number | undefined {
  const text = annotation(object, name);
  return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined;
}

export function replicasOf(object: JsonObject): number {
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

/** A count of a status; 0 where it is left out. */
export function counted(object: JsonObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0;
}

export function sumOf(sets: readonly SetInRollout[], field: string): number {
  return sets.reduce((sum, set) => sum + counted(set.object, field), 0);
}

export function sizeOf(sets: readonly SetInRollout[]): number {
  return sets.reduce((sum, set) => sum + set.replicas, 0);
}

export function isRolling(deployment: JsonObject): boolean {
  return textAt(deployment, 'spec', 'strategy', 'type') === 'RollingUpdate';
}

/** The Pods above the wanted number that a rolling update may make. */
export function maxSurge(deployment: JsonObject): number {
  return isRolling(deployment) ? limits(deployment).surge : 0;
}

/** The Pods below the wanted number that a rolling update may leave available. */
export function maxUnavailable(deployment: JsonObject): number {
  const replicas = replicasOf(deployment);
  if (!isRolling(deployment) || replicas === 0) return 0;
  return Math.min(limits(deployment).unavailable, replicas);
}

/** Both limits; where both would be 0, nothing could move, and one Pod may be unavailable. */
function limits(deployment: JsonObject): { surge: number; unavailable: number } {
  const { maxSurge, maxUnavailable } = objectAt(deployment, 'spec', 'strategy', 'rollingUpdate');
  const replicas = replicasOf(deployment);
  const surge = shareOf(maxSurge, replicas, 'up');
  const unavailable = shareOf(maxUnavailable, replicas, 'down');
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

const WITHOUT_LIMIT = 2 ** 31 - 1;

/** The seconds after which a rollout that does not move counts as failed; `undefined` where there is no limit. */
export function progressDeadline(deployment: JsonObject): number | undefined {
  const seconds = numberAt(deployment, 'spec', 'progressDeadlineSeconds');
  return seconds === WITHOUT_LIMIT ? undefined : seconds;
}

/** The old ReplicaSets to keep; `undefined` where there is no limit. */
export function historyLimit(deployment: JsonObject): number | undefined {
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit');
  return limit === WITHOUT_LIMIT ? undefined : limit;
}
