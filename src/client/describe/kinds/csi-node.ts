import { numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { goText, longTime } from '../values.ts';

export const describeCsiNode: Describer = function* (subject, page) {
  const { object } = subject;
  const { drivers } = objectAt(object, 'spec');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('CreationTimestamp', longTime(objectAt(object, 'metadata').creationTimestamp));
  page.line(0, 'Spec:');
  if (Array.isArray(drivers)) page.line(1, 'Drivers:');
  for (const driver of objectsAt(object, 'spec', 'drivers')) {
    page.line(2, `${textAt(driver, 'name')}:`);
    page.field('Node ID', textAt(driver, 'nodeID'), 3);
    const count = numberAt(driver, 'allocatable', 'count');
    if (count !== undefined) {
      page.line(3, 'Allocatables:');
      page.field('Count', count, 4);
    }
    if (Array.isArray(driver.topologyKeys)) page.field('Topology Keys', goText(driver.topologyKeys), 3);
  }
  yield* describeEvents(subject, page);
};
