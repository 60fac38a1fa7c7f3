import { selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { truthText } from '../../../cluster/api/table/cells/values.ts';
import {
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { longTime } from '../values.ts';

const UNSET = '<unset>';

export const describeCronJob: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Schedule', textAt(spec, 'schedule'));
  page.field('Concurrency Policy', textAt(spec, 'concurrencyPolicy'));
  page.field('Suspend', truthText(spec.suspend));
  page.field('Successful Job History Limit', numberAt(spec, 'successfulJobsHistoryLimit') ?? UNSET);
  page.field('Failed Job History Limit', numberAt(spec, 'failedJobsHistoryLimit') ?? UNSET);
  const deadline = numberAt(spec, 'startingDeadlineSeconds');
  page.field('Starting Deadline Seconds', deadline === undefined ? UNSET : `${deadline}s`);
  writeJobTemplate(page, objectAt(spec, 'jobTemplate', 'spec'));
  const last = textAt(object, 'status', 'lastScheduleTime');
  page.field('Last Schedule Time', last === '' ? UNSET : longTime(last));
  const active = objectsAt(object, 'status', 'active').map((job) => textAt(job, 'name'));
  page.field('Active Jobs', active.join(', ') || '<none>');
  yield* describeEvents(subject, page);
};

function writeJobTemplate(page: Description, spec: JsonObject): void {
  page.field('Selector', isObject(spec.selector) ? selectorText(spec.selector) : UNSET);
  page.field('Parallelism', numberAt(spec, 'parallelism') ?? UNSET);
  page.field('Completions', numberAt(spec, 'completions') ?? UNSET);
  const deadline = numberAt(spec, 'activeDeadlineSeconds');
  if (deadline !== undefined) page.field('Active Deadline Seconds', `${deadline}s`);
  writePodTemplate(page, objectAt(spec, 'template'));
}
