import { isObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { longTime } from '../values.ts';

export const describeServiceCidr: Describer = function* (subject, page) {
  const { object } = subject;
  const conditions = objectsAt(object, 'status', 'conditions');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('CIDRs', listAt(object, 'spec', 'cidrs').join(', '));
  if (conditions.length > 0) {
    page.write('Status:\nConditions:\n');
    page.heads(1, 'Type', 'Status', 'LastTransitionTime', 'Reason', 'Message');
  }
  for (const condition of conditions)
    page.line(
      1,
      textAt(condition, 'type'),
      textAt(condition, 'status'),
      longTime(condition.lastTransitionTime),
      textAt(condition, 'reason'),
      textAt(condition, 'message'),
    );
  yield* describeEvents(subject, page);
};

export const describeIpAddress: Describer = function* (subject, page) {
  const { object } = subject;
  const parent = objectAt(object, 'spec').parentRef;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  if (isObject(parent)) {
    page.line(0, 'Parent Reference:');
    page.field('Group', textAt(parent, 'group'), 1);
    page.field('Resource', textAt(parent, 'resource'), 1);
    page.field('Namespace', textAt(parent, 'namespace'), 1);
    page.field('Name', textAt(parent, 'name'), 1);
  }
  yield* describeEvents(subject, page);
};
