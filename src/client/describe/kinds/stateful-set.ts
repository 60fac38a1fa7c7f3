import { selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { writeClaimTemplates } from '../pod/claim.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { podsStatus } from '../pods-status.ts';
import { longTime, portText } from '../values.ts';

export const describeStatefulSet: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  const selector = selectorText(objectAt(spec, 'selector'));
  const pods = yield* podsStatus(subject, selector);
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('CreationTimestamp', longTime(objectAt(object, 'metadata').creationTimestamp));
  page.field('Selector', selector);
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  const total = numberAt(object, 'status', 'replicas') ?? 0;
  page.field('Replicas', `${numberAt(spec, 'replicas') ?? 0} desired | ${total} total`);
  page.field('Update Strategy', textAt(spec, 'updateStrategy', 'type'));
  const { maxUnavailable, partition } = objectAt(spec, 'updateStrategy', 'rollingUpdate');
  if (partition !== undefined) {
    page.field('Partition', portText(partition), 1);
    if (maxUnavailable !== undefined) page.field('MaxUnavailable', portText(maxUnavailable), 1);
  }
  page.field('Pods Status', pods);
  writePodTemplate(page, objectAt(spec, 'template'));
  writeClaimTemplates(page, objectsAt(spec, 'volumeClaimTemplates'));
  yield* describeEvents(subject, page);
};
