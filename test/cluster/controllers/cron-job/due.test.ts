import { expect, test } from 'vitest';
import { dueOf } from '../../../../src/cluster/controllers/cron-job/due.ts';
import { readSchedule } from '../../../../src/cluster/controllers/cron-job/schedule.ts';
import type { JsonObject } from '../../../../src/kubernetes/json.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);

function dueAfter(minutes: number, { spec = {}, status = {} }: Record<string, JsonObject> = {}) {
  const cronJob = { metadata: { creationTimestamp: new Date(START).toISOString() }, spec, status };
  const schedule = readSchedule('* * * * *', 'UTC');
  if (schedule === undefined) throw new Error('no schedule');
  const { time, tooMany, next } = dueOf(cronJob, schedule, START + minutes * MINUTE);
  const since = (moment: number | undefined) => moment && (moment - START) / MINUTE;
  return { time: since(time), tooMany, next: since(next) };
}

test.each([
  ['nothing before the first minute', 0.5, { time: undefined, tooMany: false, next: 1 }],
  ['the first start when its minute comes', 1, { time: 1, tooMany: false, next: 2 }],
  ['the latest of those that were missed', 5.5, { time: 5, tooMany: false, next: 6 }],
  ['100 missed starts without a warning', 100, { time: 100, tooMany: false, next: 101 }],
  ['101 missed starts with one', 101, { time: 101, tooMany: true, next: 102 }],
])('due is %s', (_, minutes, expected) => {
  expect(dueAfter(minutes)).toEqual(expected);
});

test('a start that was made is not due again', () => {
  const lastScheduleTime = new Date(START + 5 * MINUTE).toISOString();
  expect(dueAfter(5.5, { status: { lastScheduleTime } })).toEqual({
    time: undefined,
    tooMany: false,
    next: 6,
  });
});

test('what is older than the deadline is missed for good', () => {
  expect(dueAfter(300.5, { spec: { startingDeadlineSeconds: 120 } })).toEqual({
    time: 300,
    tooMany: false,
    next: 301,
  });
  expect(dueAfter(5.5, { spec: { startingDeadlineSeconds: 20 } })).toEqual({
    time: undefined,
    tooMany: false,
    next: 6,
  });
});
