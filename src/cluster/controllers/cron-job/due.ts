import { type JsonObject, numberAt, objectAt } from '../../../kubernetes/json.ts';
import { timeOf } from '../../time.ts';
import type { CronSchedule } from './schedule.ts';

/** More missed starts than this are worth a warning. */
const MANY_MISSED = 100;

/** What of a schedule has come. */
interface Due {
  /** The latest start that has come and was not made; `undefined` where none has. */
  readonly time?: number;
  readonly tooMany: boolean;
  /** When to look again. */
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
