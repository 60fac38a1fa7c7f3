import { formatLabels } from '../../../cluster/api/table/cells/labels.ts';
import { numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

export const describePriorityClass: Describer = function* (subject, page) {
  const { object } = subject;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Value', numberAt(object, 'value') ?? 0);
  page.field('GlobalDefault', object.globalDefault === true);
  page.field('PreemptionPolicy', textAt(object, 'preemptionPolicy'));
  page.field('Description', textAt(object, 'description'));
  page.field('Annotations', formatLabels(objectAt(object, 'metadata', 'annotations')));
  yield* describeEvents(subject, page);
};
