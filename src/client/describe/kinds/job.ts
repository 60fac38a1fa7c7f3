import { humanDuration } from '../../../cluster/api/table/cells/age.ts';
import { selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { controlledBy, longTime } from '../values.ts';

/** The maximum length of a list of indexes; a longer one is cut at the next comma. */
const LONGEST_INDEXES = 50;

export const describeJob: Describer = function* (subject, page) {
  const { object } = subject;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('Selector', selectorText(objectAt(object, 'spec', 'selector')));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  const controller = controlledBy(object);
  if (controller !== '') page.field('Controlled By', controller);
  writeSettings(page, objectAt(object, 'spec'));
  writeProgress(page, object);
  writePodTemplate(page, objectAt(object, 'spec', 'template'));
  yield* describeEvents(subject, page);
};

function writeSettings(page: Description, spec: JsonObject): void {
  const set = (name: string, field: string): void => {
    const value = spec[field];
    if (value !== undefined && value !== null) page.field(name, String(value));
  };
  set('Parallelism', 'parallelism');
  page.field('Completions', numberAt(spec, 'completions') ?? '<unset>');
  set('Completion Mode', 'completionMode');
  set('Suspend', 'suspend');
  set('Backoff Limit', 'backoffLimit');
  set('TTL Seconds After Finished', 'ttlSecondsAfterFinished');
}

function writeProgress(page: Description, object: JsonObject): void {
  const status = objectAt(object, 'status');
  const [start, end] = [textAt(status, 'startTime'), textAt(status, 'completionTime')];
  if (start !== '') page.field('Start Time', longTime(start));
  if (end !== '') page.field('Completed At', longTime(end));
  if (start !== '' && end !== '') page.field('Duration', humanDuration(Date.parse(end) - Date.parse(start)));
  const deadline = numberAt(object, 'spec', 'activeDeadlineSeconds');
  if (deadline !== undefined) page.field('Active Deadline Seconds', `${deadline}s`);
  const count = (field: string): number => numberAt(status, field) ?? 0;
  const ready = numberAt(status, 'ready');
  const active = `${count('active')} Active${ready === undefined ? '' : ` (${ready} Ready)`}`;
  page.field('Pods Statuses', `${active} / ${count('succeeded')} Succeeded / ${count('failed')} Failed`);
  if (textAt(object, 'spec', 'completionMode') === 'Indexed')
    page.field('Completed Indexes', shortIndexes(textAt(status, 'completedIndexes')));
}

function shortIndexes(indexes: string): string {
  if (indexes === '') return '<none>';
  const comma = indexes.indexOf(',', LONGEST_INDEXES);
  return comma === -1 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}
