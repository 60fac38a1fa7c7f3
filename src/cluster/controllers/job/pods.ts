import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { podFromTemplate } from '../pod-template.ts';
import { INDEX, indexOf } from './indexes.ts';
import { failuresOf, isIndexed, type Tally, TRACKING, untilRetry } from './tally.ts';

/** The maximum number of Pods that one reconciliation creates. */
const BURST = 500;

/** The Pods that a Job creates and deletes now, or the milliseconds until it may. */
export interface PodChanges {
  readonly create: readonly JsonObject[];
  readonly delete: readonly JsonObject[];
  readonly requeueAfter?: number;
}

/** The number of active Pods that a Job should have. @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#controlling-parallelism */
function wantedOf(job: JsonObject, { active, succeeded, failedIndexes }: Tally): number {
  const parallelism = numberAt(job, 'spec', 'parallelism') ?? 1;
  const completions = numberAt(job, 'spec', 'completions');
  if (objectAt(job, 'spec').suspend === true) return 0;
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded - (failedIndexes?.size ?? 0)));
}

/** Adjusts the number of a Job's Pods. */
export function syncPods(job: JsonObject, counts: Tally, now: number): PodChanges {
  const { active } = counts;
  const wanted = wantedOf(job, counts);
  if (active.length > wanted) return { create: [], delete: surplus(job, active, active.length - wanted) };
  const waits = textAt(job, 'spec', 'podReplacementPolicy') === 'Failed' ? counts.terminating : 0;
  const missing = Math.min(BURST, wanted - waits - active.length);
  if (missing <= 0) return { create: [], delete: [] };
  const perIndex = numberAt(job, 'spec', 'backoffLimitPerIndex') !== undefined;
  const wait = perIndex ? 0 : untilRetry(counts.pods, now);
  if (wait > 0) return { create: [], delete: [], requeueAfter: wait };
  if (!isIndexed(job)) return { create: Array<JsonObject>(missing).fill(podOfJob(job)), delete: [] };
  return pendingPods(job, counts, missing, now);
}

/** The Pods to delete first: those with the highest indexes, and those that have not started. */
function surplus(job: JsonObject, active: readonly JsonObject[], count: number): JsonObject[] {
  const order = (pod: JsonObject) => (textAt(pod, 'status', 'phase') === 'Running' ? 1 : 0);
  const sorted = isIndexed(job)
    ? active.toSorted((a, b) => (indexOf(b) ?? 0) - (indexOf(a) ?? 0))
    : active.toSorted((a, b) => order(a) - order(b));
  return sorted.slice(0, count);
}

function pendingPods(job: JsonObject, counts: Tally, missing: number, now: number): PodChanges {
  const taken = new Set([
    ...counts.active.map(indexOf),
    ...(counts.completed ?? []),
    ...(counts.failedIndexes ?? []),
  ]);
  const perIndex = numberAt(job, 'spec', 'backoffLimitPerIndex') !== undefined;
  const create: JsonObject[] = [];
  const waits: number[] = [];
  for (
    let index = 0;
    index < (numberAt(job, 'spec', 'completions') ?? 0) && create.length < missing;
    index++
  ) {
    if (taken.has(index)) continue;
    const wait = perIndex
      ? untilRetry(
          counts.pods.filter((pod) => indexOf(pod) === index),
          now,
        )
      : 0;
    if (wait > 0) waits.push(wait);
    else create.push(podOfIndex(job, index, perIndex ? failuresOf(counts.pods, job, index) : undefined));
  }
  return { create, delete: [], ...(waits.length > 0 && { requeueAfter: Math.min(...waits) }) };
}

function podOfJob(job: JsonObject): JsonObject {
  return podFromTemplate(job, objectAt(job, 'spec', 'template'), { finalizers: [TRACKING] });
}

/** The Pod of an index, which is available to it in an annotation, a label, its host name and its environment. */
function podOfIndex(job: JsonObject, index: number, failures: number | undefined): JsonObject {
  const name = textAt(job, 'metadata', 'name');
  const pod = podFromTemplate(job, objectAt(job, 'spec', 'template'), {
    finalizers: [TRACKING],
    generateName: `${name}-${index}-`,
    labels: { [INDEX]: String(index) },
    annotations: {
      [INDEX]: String(index),
      ...(failures !== undefined && { 'batch.kubernetes.io/job-index-failure-count': String(failures) }),
    },
  });
  const spec = objectAt(pod, 'spec');
  const inits = objectsAt(spec, 'initContainers');
  return {
    ...pod,
    spec: {
      ...spec,
      hostname: `${name}-${index}`,
      containers: objectsAt(spec, 'containers').map(withIndex),
      ...(inits.length > 0 && { initContainers: inits.map(withIndex) }),
    },
  };
}

function withIndex(container: JsonObject): JsonObject {
  const env = objectsAt(container, 'env');
  if (env.some(({ name }) => name === 'JOB_COMPLETION_INDEX')) return container;
  const valueFrom = { fieldRef: { fieldPath: `metadata.labels['${INDEX}']` } };
  return { ...container, env: [...env, { name: 'JOB_COMPLETION_INDEX', valueFrom }] };
}
