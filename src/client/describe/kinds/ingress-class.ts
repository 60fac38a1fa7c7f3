import { isObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

export const describeIngressClass: Describer = function* (subject, page) {
  const { object } = subject;
  const { controller, parameters } = objectAt(object, 'spec');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Controller', textAt(controller));
  if (isObject(parameters)) {
    page.line(0, 'Parameters:');
    const group = textAt(parameters, 'apiGroup');
    if (group !== '') page.field('APIGroup', group, 1);
    page.field('Kind', textAt(parameters, 'kind'), 1);
    page.field('Name', textAt(parameters, 'name'), 1);
  }
  yield* describeEvents(subject, page);
};
