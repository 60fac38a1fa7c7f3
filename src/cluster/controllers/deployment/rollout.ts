import { type Json, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Write } from '../controller.ts';
import { shareOf } from '../share.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
export const MOST = 'deployment.kubernetes.io/max-replicas';

/** A ReplicaSet of a Deployment, with its size after the writes so far. */
export interface SetInRollout {
  object: JsonObject;
  replicas: number;
}

/** One reconciliation of a Deployment: the existing objects, and the writes to make. */
export interface Rollout {
  readonly deployment: JsonObject;
  readonly now: number;
  /** Sorted by creation time. */
  readonly oldSets: SetInRollout[];
  newSet?: SetInRollout;
  readonly writes: Write[];
  /** The Deployment's own revision annotation, once it is known. */
  revision?: string | undefined;
  /** Its conditions, including those set by the steps so far. */
  conditions: readonly JsonObject[];
}

export function allSets({ oldSets, newSet }: Rollout): SetInRollout[] {
  return newSet === undefined ? oldSets : [...oldSets, newSet];
}

export function annotation(object: JsonObject, name: string): string | undefined {
  const value: Json | undefined = objectAt(object, 'metadata', 'annotations')[name];
  return typeof value === 'string' ? value : undefined;
}

/** The count in an annotation, or `undefined` if there is none. */
export function countIn(object: JsonObject, name: string): number | undefined {
  const text = annotation(object, name);
  return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined;
}

export function replicasOf(object: JsonObject): number {
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

/** A count in a status; 0 if it is absent. */
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

/** The number of Pods that a rolling update may create above the desired number. */
export function maxSurge(deployment: JsonObject): number {
  return isRolling(deployment) ? limits(deployment).surge : 0;
}

/** The number of Pods below the desired number that may be unavailable during a rolling update. */
export function maxUnavailable(deployment: JsonObject): number {
  const replicas = replicasOf(deployment);
  if (!isRolling(deployment) || replicas === 0) return 0;
  return Math.min(limits(deployment).unavailable, replicas);
}

/** Both limits. If both were 0, nothing could change, so one Pod may be unavailable. */
function limits(deployment: JsonObject): { surge: number; unavailable: number } {
  const { maxSurge, maxUnavailable } = objectAt(deployment, 'spec', 'strategy', 'rollingUpdate');
  const replicas = replicasOf(deployment);
  const surge = shareOf(maxSurge, replicas, 'up');
  const unavailable = shareOf(maxUnavailable, replicas, 'down');
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

const WITHOUT_LIMIT = 2 ** 31 - 1;

/** The seconds after which a rollout without progress counts as failed, or `undefined` if there is no limit. */
export function progressDeadline(deployment: JsonObject): number | undefined {
  const seconds = numberAt(deployment, 'spec', 'progressDeadlineSeconds');
  return seconds === WITHOUT_LIMIT ? undefined : seconds;
}

/** The number of old ReplicaSets to keep, or `undefined` if there is no limit. */
export function historyLimit(deployment: JsonObject): number | undefined {
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit');
  return limit === WITHOUT_LIMIT ? undefined : limit;
}
