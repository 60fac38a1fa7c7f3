import { formatLabels, formatSelector, selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { labelPairs } from '../description.ts';
import { describeEvents } from '../events.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { podsStatus } from '../pods-status.ts';
import { controlledBy } from '../values.ts';
import { writeReasons } from './deployment.ts';

export const describeReplicaSet: Describer = (subject, page) => {
  const selector = objectAt(subject.object, 'spec', 'selector');
  return describeReplicas(formatSelector(selector), selectorText(selector))(subject, page);
};

export const describeReplicationController: Describer = (subject, page) => {
  const selector = objectAt(subject.object, 'spec', 'selector');
  return describeReplicas(formatLabels(selector), labelPairs(selector).join(','))(subject, page);
};

function describeReplicas(shown: string, selector: string): Describer {
  return function* (subject, page) {
    const { object } = subject;
    const pods = yield* podsStatus(subject, selector);
    page.field('Name', textAt(object, 'metadata', 'name'));
    page.field('Namespace', textAt(object, 'metadata', 'namespace'));
    page.field('Selector', shown);
    page.labels('Labels', objectAt(object, 'metadata', 'labels'));
    page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
    const controller = object.kind === 'ReplicaSet' ? controlledBy(object) : '';
    if (controller !== '') page.field('Controlled By', controller);
    page.field('Replicas', `${replicas(object, 'status')} current / ${replicas(object, 'spec')} desired`);
    page.field('Pods Status', pods);
    writePodTemplate(page, objectAt(object, 'spec', 'template'));
    writeReasons(page, object);
    yield* describeEvents(subject, page);
  };
}

function replicas(object: JsonObject, part: string): number {
  return numberAt(object, part, 'replicas') ?? 0;
}
