import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf, timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf, isTrue } from '../condition.ts';
import type { Controller, Reconciled, Write, WriteReply } from '../controller.ts';
import { isFinished } from '../job/outcome.ts';
import { controllerKey, itself, splitKey } from '../object-key.ts';
import { controllerReference, isControlledBy, isDeleting, uidOf } from '../owner.ts';
import { eventOf } from '../pod-writes.ts';
import { present, writeStatus } from '../status-write.ts';
import { dueOf } from './due.ts';
import { readSchedule } from './schedule.ts';

const resource = 'cronjobs.batch';
const JOBS = 'jobs.batch';
/** Schedules are checked slightly late (in milliseconds), so that the scheduled time has certainly come. */
const LATE = 100;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: Controller = {
  name: 'cronjob-controller',
  watches: [itself(resource), { resource: JOBS, keys: (job) => controllerKey(job, 'CronJob') }],
  reconcile: (key, world) => {
    const found = world.get(resource, ...splitKey(key));
    return found === undefined ? { writes: [] } : sync(found, world);
  },
};

/** The fields of the status as they change during one reconciliation. */
interface Record {
  active: JsonObject[];
  lastScheduleTime?: string;
  lastSuccessfulTime?: string;
}

function sync(found: JsonObject, world: World): Reconciled {
  const jobs = world.ownedBy(uidOf(found), JOBS).filter((job) => isControlledBy(job, found));
  const status = objectAt(found, 'status');
  const record: Record = {
    active: objectsAt(status, 'active'),
    ...(typeof status.lastScheduleTime === 'string' && { lastScheduleTime: status.lastScheduleTime }),
    ...(typeof status.lastSuccessfulTime === 'string' && { lastSuccessfulTime: status.lastSuccessfulTime }),
  };
  const writes = [
    ...followJobs(found, jobs, record),
    ...missing(found, jobs, record),
    ...trimFinished(found, jobs),
  ];
  if (isDeleting(found)) return { writes: [...writes, ...writeRecord(found, record)] };
  const start = begin(found, jobs, record, world);
  return {
    writes: [...writes, ...start.writes, ...(start.recorded ? [] : writeRecord(found, record))],
    ...(start.requeueAfter !== undefined && { requeueAfter: start.requeueAfter }),
  };
}

function writeRecord(found: JsonObject, record: Record): Write[] {
  const { active, lastScheduleTime, lastSuccessfulTime } = record;
  return writeStatus(
    resource,
    found,
    present({ active: active.length === 0 ? undefined : active, lastScheduleTime, lastSuccessfulTime }),
  );
}

/** Removes ended Jobs from the list of active ones, and records the time of the last success. */
function followJobs(found: JsonObject, jobs: readonly JsonObject[], record: Record): Write[] {
  return jobs.flatMap((job): Write[] => {
    const name = textAt(job, 'metadata', 'name');
    const listed = record.active.some(({ uid }) => uid === uidOf(job));
    const finished = isFinished(job);
    if (isTrue(objectAt(job, 'status'), 'Complete')) noteSuccess(job, record);
    if (!listed && !finished)
      return [
        eventOf(
          found,
          'Warning',
          'UnexpectedJob',
          `Saw a job that the controller did not create or forgot: ${name}`,
        ),
      ];
    if (!listed || !finished) return [];
    record.active = record.active.filter(({ uid }) => uid !== uidOf(job));
    const ended = conditionOf(objectAt(job, 'status'), 'Complete')?.status === 'True' ? 'Complete' : 'Failed';
    return [eventOf(found, 'Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${ended}`)];
  });
}

function noteSuccess(job: JsonObject, record: Record): void {
  const time = textAt(job, 'status', 'completionTime');
  if ((timeOf(time) ?? 0) > (timeOf(record.lastSuccessfulTime) ?? -1)) record.lastSuccessfulTime = time;
}

function missing(found: JsonObject, jobs: readonly JsonObject[], record: Record): Write[] {
  const gone = record.active.filter(({ uid }) => !jobs.some((job) => uidOf(job) === uid));
  record.active = record.active.filter((reference) => !gone.includes(reference));
  return gone.map(({ name }) =>
    eventOf(found, 'Normal', 'MissingJob', `Active job went missing: ${String(name)}`),
  );
}

/** Deletes the oldest finished Jobs beyond the history limits. @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits */
function trimFinished(found: JsonObject, jobs: readonly JsonObject[]): Write[] {
  const surplus = (type: string, limit: number | undefined) => {
    const ended = jobs
      .filter((job) => isTrue(objectAt(job, 'status'), type))
      .toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
    return limit === undefined ? [] : ended.slice(0, Math.max(0, ended.length - limit));
  };
  return [
    ...surplus('Complete', numberAt(found, 'spec', 'successfulJobsHistoryLimit')),
    ...surplus('Failed', numberAt(found, 'spec', 'failedJobsHistoryLimit')),
  ].map((job) => deleteJob(found, textAt(job, 'metadata', 'name')));
}

function startOf(job: JsonObject): string {
  return textAt(job, 'status', 'startTime');
}

function deleteJob(found: JsonObject, name: string): Write {
  return {
    do: 'delete',
    resource: JOBS,
    namespace: textAt(found, 'metadata', 'namespace'),
    name,
    propagation: 'Background',
    next: (reply) =>
      reply.status < 300
        ? [eventOf(found, 'Normal', 'SuccessfulDelete', `Deleted job ${name}`)]
        : [eventOf(found, 'Warning', 'FailedDelete', `Deleted job: ${textAt(reply.body, 'message')}`)],
  };
}

interface Start {
  readonly writes: readonly Write[];
  readonly requeueAfter?: number | undefined;
  /** Whether the writes already include the status. */
  readonly recorded?: boolean;
}

function begin(found: JsonObject, jobs: readonly JsonObject[], record: Record, world: World): Start {
  const zone = textAt(found, 'spec', 'timeZone');
  if (objectAt(found, 'spec').suspend === true) return { writes: [] };
  const text = textAt(found, 'spec', 'schedule');
  const schedule = readSchedule(text, zone === '' ? 'UTC' : zone);
  if (schedule === undefined)
    return { writes: [eventOf(found, 'Warning', 'UnparseableSchedule', `unparseable schedule: "${text}"`)] };
  const due = dueOf(found, schedule, world.now);
  if (due.time === undefined && due.next === undefined) return { writes: [neverDue(found, text)] };
  const requeueAfter = due.next === undefined ? undefined : due.next - world.now + LATE;
  const warnings = due.tooMany
    ? [
        eventOf(
          found,
          'Warning',
          'TooManyMissedTimes',
          'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
        ),
      ]
    : [];
  if (due.time === undefined) return { writes: warnings, requeueAfter };
  return { requeueAfter, ...startAt(found, jobs, record, due.time, warnings) };
}

/** The event about a schedule that is never due, such as the 31st of February. */
function neverDue(found: JsonObject, schedule: string): Write {
  const why = 'time difference between two schedules is less than 1 second';
  return eventOf(found, 'Warning', 'InvalidSchedule', `invalid schedule: ${schedule} : ${why}`);
}

function startAt(
  found: JsonObject,
  jobs: readonly JsonObject[],
  record: Record,
  time: number,
  warnings: readonly Write[],
): Start {
  const policy = textAt(found, 'spec', 'concurrencyPolicy');
  const name = `${textAt(found, 'metadata', 'name')}-${Math.floor(time / 60_000)}`;
  if (record.active.some((reference) => reference.name === name)) return { writes: warnings };
  if (policy === 'Forbid' && record.active.length > 0)
    return {
      writes: [
        ...warnings,
        eventOf(
          found,
          'Normal',
          'JobAlreadyActive',
          'Not starting job because prior execution is running and concurrency policy is Forbid',
        ),
      ],
    };
  const replaced = policy === 'Replace' ? record.active : [];
  record.active = record.active.filter((reference) => !replaced.includes(reference));
  const job = jobAt(found, name, time);
  return {
    recorded: true,
    writes: [
      ...warnings,
      ...replaced.map((reference) => deleteJob(found, String(reference.name))),
      {
        do: 'create',
        resource: JOBS,
        object: job,
        next: (reply) => afterStart(found, record, time, { reply, jobs }),
      },
    ],
  };
}

function afterStart(
  found: JsonObject,
  record: Record,
  time: number,
  { reply, jobs }: { reply: WriteReply; jobs: readonly JsonObject[] },
): Write[] {
  if (reply.body.reason === 'AlreadyExists' && jobs.length > 0)
    return writeRecord(found, { ...record, lastScheduleTime: timeText(time) });
  if (reply.status >= 300)
    return [
      eventOf(found, 'Warning', 'FailedCreate', `Error creating job: ${textAt(reply.body, 'message')}`),
      ...writeRecord(found, record),
    ];
  const { name, namespace, uid, resourceVersion } = objectAt(reply.body, 'metadata');
  const reference = present({ kind: 'Job', namespace, name, uid, apiVersion: 'batch/v1', resourceVersion });
  return [
    eventOf(found, 'Normal', 'SuccessfulCreate', `Created job ${String(name)}`),
    ...writeRecord(found, {
      ...record,
      active: [...record.active, reference],
      lastScheduleTime: timeText(time),
    }),
  ];
}

const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

function jobAt(found: JsonObject, name: string, time: number): JsonObject {
  const template = objectAt(found, 'spec', 'jobTemplate');
  const { labels } = objectAt(template, 'metadata');
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...present({ labels }),
      annotations: { ...objectAt(template, 'metadata', 'annotations'), [SCHEDULED_AT]: timeText(time) },
      name,
      namespace: textAt(found, 'metadata', 'namespace'),
      ownerReferences: [controllerReference(found)],
    },
    spec: { ...objectAt(template, 'spec') },
  };
}
