import { checkOneOf, notNegative } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, flag, has, number, object, optionalText, text } from '../object-values.ts';
import { scheduleProblem } from './cron-schedule.ts';
import { checkJobSpec } from './job-spec.ts';
import { isTimeZone } from './time-zone.ts';

/** The longest name of a CronJob: the names of its Jobs have 11 more characters. */
const LONGEST_NAME = 52;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/cron-job-v1/ */
export const cronJob: KindRules = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, root) {
    const at = root.child('spec');
    const spec = object(created, 'spec') ?? {};
    checkSchedule(spec, at.child('schedule'));
    notNegative(number(spec, 'startingDeadlineSeconds'), at.child('startingDeadlineSeconds'));
    checkTimeZone(optionalText(spec, 'timeZone'), at.child('timeZone'));
    const policy = text(spec, 'concurrencyPolicy');
    if (policy === '') at.child('concurrencyPolicy').required();
    else checkOneOf(policy, ['Allow', 'Forbid', 'Replace'], at.child('concurrencyPolicy'));
    checkJobTemplate(object(object(spec, 'jobTemplate'), 'spec') ?? {}, at.child('jobTemplate', 'spec'));
    for (const field of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])
      notNegative(number(spec, field), at.child(field));
    const name = text(object(created, 'metadata'), 'name');
    if (name.length > LONGEST_NAME)
      root.child('metadata', 'name').invalid(name, `must be no more than ${LONGEST_NAME} characters`);
  },
};

function checkSchedule(spec: ApiObject, at: FieldPath): void {
  const schedule = text(spec, 'schedule');
  if (schedule === '') {
    at.required();
    return;
  }
  const wrong = scheduleProblem(schedule);
  if (wrong !== undefined) at.invalid(schedule, wrong);
  if (!schedule.includes('TZ')) return;
  const words = has(spec, 'timeZone')
    ? 'cannot use both timeZone field and TZ or CRON_TZ in schedule'
    : 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
  at.invalid(schedule, words);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones */
function checkTimeZone(zone: string | undefined, at: FieldPath): void {
  if (zone === undefined) return;
  if (zone === '') {
    at.invalid(zone, 'timeZone must be nil or non-empty string');
    return;
  }
  if (zone.toLowerCase() === 'local')
    at.invalid(zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones');
  if (zone !== 'Local' && !isTimeZone(zone)) at.invalid(zone, `unknown time zone ${zone}`);
}

function checkJobTemplate(spec: ApiObject, at: FieldPath): void {
  checkJobSpec(spec, at);
  if (has(spec, 'selector'))
    at.child('selector').invalid(spec['selector'], '`selector` will be auto-generated');
  if (flag(spec, 'manualSelector')) at.child('manualSelector').notSupported(true, ['nil', 'false']);
}
