import { isObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { writeConditions } from '../conditions.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

export const describeServiceCidr: Describer = function* (subject, page) {
  const { object } = subject;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('CIDRs', listAt(object, 'spec', 'cidrs').join(', '));
  writeConditions(page, objectsAt(object, 'status', 'conditions'), 'Status:\n');
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
