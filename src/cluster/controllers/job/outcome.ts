import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf, timeText } from '../../time.ts';
import { conditionOf } from '../condition.ts';
import { restartsOf } from '../pod-state.ts';
import { parseIndexes } from './indexes.ts';
import { isIndexed, type Tally } from './tally.ts';

/** The reason why a Job is about to end. */
export interface JobOutcome {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
  readonly reason: string;
  readonly message: string;
}

export function jobCondition(
  type: string,
  { reason, message }: Pick<JobOutcome, 'reason' | 'message'>,
  now: number,
  status = 'True',
): JsonObject {
  const time = timeText(now);
  return { type, status, lastProbeTime: time, lastTransitionTime: time, reason, message };
}

export function isFinished(job: JsonObject): boolean {
  return ['Complete', 'Failed'].some((type) => conditionOf(objectAt(job, 'status'), type)?.status === 'True');
}

/**
 * How a Job ends now, or `undefined` if it continues.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 */
export function outcomeOf(job: JsonObject, counts: Tally, now: number): JobOutcome | undefined {
  return decided(job) ?? failureOf(job, counts, now) ?? successOf(job, counts);
}

/** An outcome that was decided earlier and waits for the last Pods to end. */
function decided(job: JsonObject): JobOutcome | undefined {
  for (const type of ['FailureTarget', 'SuccessCriteriaMet'] as const) {
    const known = conditionOf(objectAt(job, 'status'), type);
    if (known?.status === 'True')
      return { type, reason: textAt(known, 'reason'), message: textAt(known, 'message') };
  }
  return undefined;
}

function failureOf(job: JsonObject, counts: Tally, now: number): JobOutcome | undefined {
  const failed = (reason: string, message: string): JobOutcome => ({
    type: 'FailureTarget',
    reason,
    message,
  });
  if (counts.fatal !== undefined) return failed('PodFailurePolicy', counts.fatal.message);
  const limit = numberAt(job, 'spec', 'backoffLimit') ?? 6;
  if (counts.failed > limit || restartsExceed(job, counts, limit))
    return failed('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  const left = untilDeadline(job, now);
  if (left !== undefined && left <= 0)
    return failed('DeadlineExceeded', 'Job was active longer than specified deadline');
  const { failedIndexes } = counts;
  if (failedIndexes === undefined) return undefined;
  const most = numberAt(job, 'spec', 'maxFailedIndexes');
  if (most !== undefined && failedIndexes.size > most)
    return failed(
      'MaxFailedIndexesExceeded',
      'Job has exceeded the specified maximal number of failed indexes',
    );
  const all = numberAt(job, 'spec', 'completions') ?? 0;
  if (failedIndexes.size > 0 && failedIndexes.size + counts.succeeded >= all)
    return failed('FailedIndexes', 'Job has failed indexes');
  return undefined;
}

/** Whether containers that are restarted in place have reached the restart limit. */
function restartsExceed(job: JsonObject, { active }: Tally, limit: number): boolean {
  if (textAt(job, 'spec', 'template', 'spec', 'restartPolicy') !== 'OnFailure') return false;
  const restarts = active.reduce((sum, pod) => sum + restartsOf(pod), 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

/** The milliseconds until a Job's deadline, or `undefined` if it has none or is not running. */
export function untilDeadline(job: JsonObject, now: number): number | undefined {
  const seconds = numberAt(job, 'spec', 'activeDeadlineSeconds');
  const start = timeOf(objectAt(job, 'status').startTime);
  if (seconds === undefined || start === undefined || objectAt(job, 'spec').suspend === true)
    return undefined;
  return start + seconds * 1000 - now;
}

function successOf(job: JsonObject, counts: Tally): JobOutcome | undefined {
  const policy = successPolicy(job, counts);
  if (policy !== undefined) return { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message: policy };
  const wanted = numberAt(job, 'spec', 'completions');
  const idle = counts.active.length === 0;
  const enough = wanted === undefined ? counts.succeeded > 0 && idle : counts.succeeded >= wanted && idle;
  return enough
    ? {
        type: 'SuccessCriteriaMet',
        reason: 'CompletionsReached',
        message: 'Reached expected number of succeeded pods',
      }
    : undefined;
}

/** The satisfied rule of a Job's `successPolicy`. @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy */
function successPolicy(job: JsonObject, { completed }: Tally): string | undefined {
  if (!isIndexed(job) || completed === undefined) return undefined;
  const bound = numberAt(job, 'spec', 'completions') ?? 0;
  const met = objectsAt(job, 'spec', 'successPolicy', 'rules').findIndex((rule) => {
    const text = textAt(rule, 'succeededIndexes');
    const wanted = text === '' ? undefined : parseIndexes(text, bound);
    const matching =
      wanted === undefined ? completed.size : [...wanted].filter((i) => completed.has(i)).length;
    return matching >= (numberAt(rule, 'succeededCount') ?? wanted?.size ?? bound);
  });
  return met < 0 ? undefined : `Matched rules at index ${met}`;
}
