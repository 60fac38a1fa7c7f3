import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf } from '../../time.ts';
import type { World } from '../../world.ts';
import { claim } from '../claim.ts';
import type { Write } from '../controller.ts';
import { isDeleting } from '../owner.ts';
import { isActive, isReady, phaseOf } from '../pod-state.ts';
import { type FailureVerdict, verdictOn } from './failure-policy.ts';
import { indexesText, indexOf, parseIndexes } from './indexes.ts';

export const TRACKING = 'batch.kubernetes.io/job-tracking';

/** The counts of a Job's Pods. */
export interface Tally {
  readonly pods: readonly JsonObject[];
  readonly active: readonly JsonObject[];
  readonly ready: number;
  readonly terminating: number;
  /** Pods that have ended and are not in the counts of the status yet. */
  readonly newlySucceeded: readonly JsonObject[];
  readonly newlyFailed: readonly JsonObject[];
  /** Including those that have just ended. */
  readonly succeeded: number;
  readonly failed: number;
  /** The completed indexes of an Indexed Job. */
  readonly completed?: ReadonlySet<number>;
  readonly failedIndexes?: ReadonlySet<number>;
  /** The result of a rule that fails the whole Job. */
  readonly fatal?: FailureVerdict;
  readonly adoptions: readonly Write[];
}

export function isIndexed(job: JsonObject): boolean {
  return textAt(job, 'spec', 'completionMode') === 'Indexed';
}

function hasFinalizer(pod: JsonObject): boolean {
  return listAt(pod, 'metadata', 'finalizers').includes(TRACKING);
}

/** Whether a Pod counts as failed. A Pod that is being deleted does so at once, unless only failed Pods are replaced. */
function hasFailed(job: JsonObject, pod: JsonObject): boolean {
  if (phaseOf(pod) === 'Failed') return true;
  const waits =
    textAt(job, 'spec', 'podReplacementPolicy') === 'Failed' || 'podFailurePolicy' in objectAt(job, 'spec');
  return !waits && isDeleting(pod) && phaseOf(pod) !== 'Succeeded';
}

/** Counts the Pods of a Job. */
export function tally(job: JsonObject, world: World): Tally {
  const claimed = claim(job, 'pods', objectAt(job, 'spec').selector, world);
  const pods = claimed.objects;
  const tracked = pods.filter(hasFinalizer);
  const newlySucceeded = tracked.filter((pod) => phaseOf(pod) === 'Succeeded');
  const newlyFailed = tracked.filter((pod) => phaseOf(pod) !== 'Succeeded' && hasFailed(job, pod));
  const verdicts = newlyFailed.map((pod) => verdictOn(job, pod));
  const fatal = verdicts.find((verdict) => verdict?.action === 'FailJob');
  const ignored = verdicts.filter((verdict) => verdict?.action === 'Ignore').length;
  const active = pods.filter(isActive);
  const base = {
    pods,
    active,
    ready: active.filter(isReady).length,
    terminating: pods.filter((pod) => isDeleting(pod) && !['Succeeded', 'Failed'].includes(phaseOf(pod)))
      .length,
    newlySucceeded,
    newlyFailed,
    failed: (numberAt(job, 'status', 'failed') ?? 0) + newlyFailed.length - ignored,
    ...(fatal && { fatal }),
    adoptions: claimed.writes,
  };
  const counted = (numberAt(job, 'status', 'succeeded') ?? 0) + newlySucceeded.length;
  if (!isIndexed(job)) return { ...base, succeeded: counted };
  const completed = completedOf(job, pods);
  const failedIndexes = failedIndexesOf(job, pods, completed);
  return { ...base, succeeded: completed.size, completed, ...(failedIndexes && { failedIndexes }) };
}

function completedOf(job: JsonObject, pods: readonly JsonObject[]): Set<number> {
  const bound = numberAt(job, 'spec', 'completions') ?? 0;
  const found = parseIndexes(textAt(job, 'status', 'completedIndexes'), bound);
  for (const pod of pods) {
    const index = indexOf(pod);
    if (index !== undefined && index < bound && phaseOf(pod) === 'Succeeded') found.add(index);
  }
  return found;
}

/**
 * The indexes of a Job with `backoffLimitPerIndex` that failed too often.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
function failedIndexesOf(
  job: JsonObject,
  pods: readonly JsonObject[],
  completed: ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  const limit = numberAt(job, 'spec', 'backoffLimitPerIndex');
  if (limit === undefined) return undefined;
  const found = parseIndexes(
    textAt(job, 'status', 'failedIndexes'),
    numberAt(job, 'spec', 'completions') ?? 0,
  );
  for (const pod of pods) {
    const index = indexOf(pod);
    if (index === undefined || completed.has(index) || !hasFailed(job, pod)) continue;
    const verdict = verdictOn(job, pod)?.action;
    if (verdict === 'FailIndex' || (verdict !== 'Ignore' && failuresOf(pods, job, index) > limit))
      found.add(index);
  }
  return found;
}

/** The number of failures of an index. */
export function failuresOf(pods: readonly JsonObject[], job: JsonObject, index: number): number {
  return pods.filter(
    (pod) => indexOf(pod) === index && hasFailed(job, pod) && verdictOn(job, pod)?.action !== 'Ignore',
  ).length;
}

/** The fields of a status that list indexes. */
export function indexFields({ completed, failedIndexes }: Tally): JsonObject {
  return {
    ...(completed !== undefined && completed.size > 0 && { completedIndexes: indexesText(completed) }),
    ...(failedIndexes !== undefined && { failedIndexes: indexesText(failedIndexes) }),
  };
}

const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 600_000;

/**
 * The milliseconds until a Job may replace its failed Pods: ten seconds after the last failure, doubled for each failure since the last
 * success, at most ten minutes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
 */
export function untilRetry(pods: readonly JsonObject[], now: number): number {
  const ends = pods
    .filter((pod) => phaseOf(pod) === 'Failed' || phaseOf(pod) === 'Succeeded')
    .map((pod) => ({ failed: phaseOf(pod) === 'Failed', at: endOf(pod) }))
    .sort((a, b) => a.at - b.at);
  const since = ends.findLastIndex(({ failed }) => !failed);
  const failures = ends.slice(since + 1);
  const last = failures.at(-1);
  if (last === undefined) return 0;
  return last.at + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures.length - 1)) - now;
}

/** The time when the last container of a Pod ended; if none has, when the Pod was deleted or created. */
function endOf(pod: JsonObject): number {
  const times = objectsAt(pod, 'status', 'containerStatuses').map((status) =>
    timeOf(objectAt(status, 'state', 'terminated').finishedAt),
  );
  const known = times.filter((time) => time !== undefined);
  if (known.length > 0) return Math.max(...known);
  const { deletionTimestamp, creationTimestamp } = objectAt(pod, 'metadata');
  return timeOf(deletionTimestamp) ?? timeOf(creationTimestamp) ?? 0;
}
