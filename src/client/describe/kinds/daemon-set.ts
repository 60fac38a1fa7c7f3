import { formatLabels, selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { podsStatus } from '../pods-status.ts';

const COUNTS = [
  ['Desired Number of Nodes Scheduled', 'desiredNumberScheduled'],
  ['Current Number of Nodes Scheduled', 'currentNumberScheduled'],
  ['Number of Nodes Scheduled with Up-to-date Pods', 'updatedNumberScheduled'],
  ['Number of Nodes Scheduled with Available Pods', 'numberAvailable'],
  ['Number of Nodes Misscheduled', 'numberMisscheduled'],
] as const;

export const describeDaemonSet: Describer = function* (subject, page) {
  const { object } = subject;
  const selector = selectorText(objectAt(object, 'spec', 'selector'));
  const template = objectAt(object, 'spec', 'template');
  const pods = yield* podsStatus(subject, selector);
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('Selector', selector);
  page.field('Node-Selector', formatLabels(objectAt(template, 'spec', 'nodeSelector')));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  for (const [name, field] of COUNTS) page.line(0, `${name}: ${numberAt(object, 'status', field) ?? 0}`);
  page.field('Pods Status', pods);
  writePodTemplate(page, template);
  yield* describeEvents(subject, page);
};
