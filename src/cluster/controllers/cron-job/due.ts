import { type JsonObject, numberAt, objectAt } from '../../../kubernetes/json.ts';
import { timeOf } from '../../time.ts';
import type { CronSchedule } from './schedule.ts';

/** With more missed starts than this, a warning is written. */
const MANY_MISSED = 100;

/** The due times of a schedule. */
interface Due {
  /** The latest due start that has not been made, or `undefined` if there is none. */
  readonly time?: number;
  readonly tooMany: boolean;
  /** The time of the next start. */
  readonly next?: number;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cron-job-limitations */
export function dueOf(cronJob: JsonObject, schedule: CronSchedule, now: number): Due {
  const created = timeOf(objectAt(cronJob, 'metadata').creationTimestamp) ?? now;
  const last = timeOf(objectAt(cronJob, 'status').lastScheduleTime) ?? created;
  const deadline = numberAt(cronJob, 'spec', 'startingDeadlineSeconds');
  const earliest = deadline === undefined ? last : Math.max(last, now - deadline * 1000);
  let time: number | undefined;
  let missed = 0;
  let next = schedule.next(earliest);
  while (next !== undefined && next <= now) {
    time = next;
    missed++;
    next = schedule.next(missed > MANY_MISSED ? Math.max(next, now - (now - next) / 2) : next);
  }
  return {
    ...(time !== undefined && { time }),
    tooMany: missed > MANY_MISSED,
    ...(next !== undefined && { next }),
  };
}
