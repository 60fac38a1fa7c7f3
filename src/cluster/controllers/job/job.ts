import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { claimedBy } from '../claim.ts';
import { conditionOf, isTrue, replaceCondition } from '../condition.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { controllerOf, isDeleting, uidOf } from '../owner.ts';
import { createPods, deletePod, eventOf } from '../pod-writes.ts';
import { present, unlessZero } from '../status-write.ts';
import { isFinished, type JobOutcome, jobCondition, outcomeOf, untilDeadline } from './outcome.ts';
import { syncPods } from './pods.ts';
import { indexFields, type Tally, TRACKING, tally } from './tally.ts';

const resource = 'jobs.batch';
/** The delay in milliseconds after which changes of Pods and of a Job's own status are handled together. */
const BATCH = 1000;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: Controller = {
  name: 'job-controller',
  watches: [
    { ...itself(resource), delay: (now, world, before) => (isAsBefore(now, world, before) ? BATCH : 0) },
    {
      ...claimedBy('pods', {
        resource,
        kind: 'Job',
        selectorOf: (owner) => objectAt(owner, 'spec').selector,
      }),
      delay: (pod, world) => (jobOf(pod, world) === undefined ? 0 : BATCH),
    },
  ],
  reconcile: (key, world) => {
    const found = world.get(resource, ...splitKey(key));
    if (found === undefined) return { writes: releaseOrphans(key, world) };
    if (isFinished(found)) return { writes: releaseAll(found, world) };
    return sync(found, world);
  },
};

/** Whether nothing but the status of a Job changed. */
function isAsBefore(now: JsonObject, world: World, before: JsonObject | undefined): boolean {
  const { generation, namespace, name } = objectAt(now, 'metadata');
  const exists = world.get(resource, String(namespace), String(name)) !== undefined;
  return exists && before !== undefined && objectAt(before, 'metadata').generation === generation;
}

function jobOf(pod: JsonObject, world: World): JsonObject | undefined {
  const owner = controllerOf(pod);
  return world.get(resource, textAt(pod, 'metadata', 'namespace'), textAt(owner, 'name'));
}

function release(pod: JsonObject): Write {
  const finalizers = listAt(pod, 'metadata', 'finalizers').filter((finalizer) => finalizer !== TRACKING);
  return {
    do: 'patch',
    resource: 'pods',
    namespace: textAt(pod, 'metadata', 'namespace'),
    name: textAt(pod, 'metadata', 'name'),
    patch: { metadata: { uid: uidOf(pod), finalizers: finalizers.length === 0 ? null : finalizers } },
    next: () => [],
  };
}

function isTracked(pod: JsonObject): boolean {
  return listAt(pod, 'metadata', 'finalizers').includes(TRACKING);
}

/** Removes the tracking finalizer from the Pods of a deleted Job. */
function releaseOrphans(key: string, world: World): Write[] {
  const [namespace, name] = splitKey(key);
  return world
    .list('pods', namespace)
    .filter((pod) => {
      const owner = isTracked(pod) ? controllerOf(pod) : undefined;
      return owner?.kind === 'Job' && owner.name === name;
    })
    .map(release);
}

function releaseAll(found: JsonObject, world: World): Write[] {
  return world.ownedBy(uidOf(found), 'pods').filter(isTracked).map(release);
}

function sync(found: JsonObject, world: World): Reconciled {
  const suspended = objectAt(found, 'spec').suspend === true;
  const started = objectAt(found, 'status').startTime !== undefined || suspended;
  const running = started
    ? found
    : { ...found, status: { ...objectAt(found, 'status'), startTime: timeText(world.now) } };
  const counts = tally(running, world);
  const outcome = isDeleting(found) ? undefined : outcomeOf(running, counts, world.now);
  if (outcome !== undefined) return end(running, counts, outcome, world.now);
  const changes = isDeleting(found) ? { create: [], delete: [] } : syncPods(running, counts, world.now);
  const suspension = suspensionOf(running, world.now);
  const active = counts.active.length - changes.delete.length + changes.create.length;
  const left = untilDeadline(running, world.now);
  const waits = [changes.requeueAfter, left].filter((wait) => wait !== undefined);
  const ending = (refusal?: string): Write[] =>
    count(found, suspension.job, counts, {
      active: refusal === undefined ? active : counts.active.length,
      events: suspension.events,
    });
  return {
    writes: [
      ...counts.adoptions,
      ...changes.delete.map((pod) => deletePod(found, pod)),
      ...createPods(found, changes.create, ending),
    ],
    ...(waits.length > 0 && { requeueAfter: Math.min(...waits) }),
  };
}

/**
 * The Job with its `Suspended` condition, and the event about a change of it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#suspending-a-job
 */
function suspensionOf(found: JsonObject, now: number): { job: JsonObject; events: Write[] } {
  const status = objectAt(found, 'status');
  const suspend = objectAt(found, 'spec').suspend === true;
  const known = conditionOf(status, 'Suspended');
  if (suspend ? known?.status === 'True' : known?.status !== 'True') return { job: found, events: [] };
  const why = suspend
    ? { reason: 'JobSuspended', message: 'Job suspended' }
    : { reason: 'JobResumed', message: 'Job resumed' };
  const condition = jobCondition('Suspended', why, now, suspend ? 'True' : 'False');
  const { startTime: _, ...rest } = status;
  return {
    job: {
      ...found,
      status: {
        ...rest,
        ...(!suspend && { startTime: timeText(now) }),
        conditions: replaceCondition(objectsAt(status, 'conditions'), condition),
      },
    },
    events: [eventOf(found, 'Normal', suspend ? 'Suspended' : 'Resumed', why.message)],
  };
}

/** The parts of a status other than the counts. */
interface StatusParts {
  readonly active: number;
  readonly events: readonly Write[];
  /** Fields that only the final status has. */
  readonly terminal?: JsonObject;
}

/**
 * Writes the counts of a Job in two steps, so that no Pod is counted twice: ended Pods are listed in the status, lose their tracking
 * finalizer, and are then counted.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
function count(stored: JsonObject, found: JsonObject, counts: Tally, parts: StatusParts): Write[] {
  const { active, events, terminal } = parts;
  const { succeeded, failed } = counts;
  const final = { ...statusOf(found, counts, { active, succeeded, failed, uncounted: {} }), ...terminal };
  const ended = [...counts.newlySucceeded, ...counts.newlyFailed];
  if (ended.length === 0) return [...writeOf(stored, final), ...events];
  const before = objectAt(found, 'status');
  const noted = statusOf(found, counts, {
    active,
    succeeded: numberAt(before, 'succeeded') ?? 0,
    failed: numberAt(before, 'failed') ?? 0,
    uncounted: present({
      succeeded: counts.newlySucceeded.length === 0 ? undefined : counts.newlySucceeded.map(uidOf),
      failed: counts.newlyFailed.length === 0 ? undefined : counts.newlyFailed.map(uidOf),
    }),
  });
  return [
    {
      do: 'update',
      resource,
      object: { ...stored, status: noted },
      subresource: 'status',
      next: (reply) =>
        reply.status >= 300 ? [] : [...ended.map(release), ...writeOf(reply.body, final), ...events],
    },
  ];
}

function writeOf(stored: JsonObject, status: JsonObject): Write[] {
  if (sameValue(stored.status, status) && 'uncountedTerminatedPods' in objectAt(stored, 'status')) return [];
  return [{ do: 'update', resource, object: { ...stored, status }, subresource: 'status' }];
}

interface Counted {
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly uncounted: JsonObject;
}

function statusOf(found: JsonObject, counts: Tally, counted: Counted): JsonObject {
  const status = objectAt(found, 'status');
  return {
    ...present({
      conditions: status.conditions,
      startTime: status.startTime,
      active: unlessZero(counted.active),
      succeeded: unlessZero(counted.succeeded),
      failed: unlessZero(counted.failed),
      terminating: counts.terminating,
      uncountedTerminatedPods: counted.uncounted,
      ready: counts.ready,
    }),
    ...indexFields(counts),
  };
}

/** Ends a Job: deletes its active Pods, and once none is left sets the condition that says how it ended. */
function end(found: JsonObject, counts: Tally, outcome: JobOutcome, now: number): Reconciled {
  const status = objectAt(found, 'status');
  const known = isTrue(status, outcome.type);
  const conditions = known
    ? objectsAt(status, 'conditions')
    : [...objectsAt(status, 'conditions'), jobCondition(outcome.type, outcome, now)];
  const decided = { ...found, status: { ...status, conditions } };
  const idle = counts.active.length === 0 && counts.terminating === 0;
  const deletions = counts.active.map((pod) => deletePod(found, pod));
  const gone = { ...counts, active: [], ready: 0, terminating: counts.terminating + deletions.length };
  if (!idle)
    return {
      writes: [...counts.adoptions, ...deletions, ...count(found, decided, gone, { active: 0, events: [] })],
    };
  const succeeded = outcome.type === 'SuccessCriteriaMet';
  const last = jobCondition(succeeded ? 'Complete' : 'Failed', outcome, now);
  const event = succeeded
    ? eventOf(found, 'Normal', 'Completed', 'Job completed')
    : eventOf(found, 'Warning', outcome.reason, outcome.message);
  const terminal = {
    conditions: [...conditions, last],
    ...(succeeded && { completionTime: timeText(now) }),
  };
  return {
    writes: [...counts.adoptions, ...count(found, decided, counts, { active: 0, events: [event], terminal })],
  };
}
