import { storageClassOf } from '../../../cluster/api/table/cells/storage-class.ts';
import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { writeClaimSize } from '../pod/claim.ts';
import { corePath, itemsOfPath } from '../related.ts';
import { goText, longTime } from '../values.ts';
import { volumeStatus } from './persistent-volume.ts';

export const describePersistentVolumeClaim: Describer = function* (subject, page) {
  const { chunkSize, name, namespace, now, object } = subject;
  const pods = yield* itemsOfPath(corePath(namespace, 'pods'), [], chunkSize);
  const owners = objectsAt(object, 'metadata', 'ownerReferences').filter(({ kind }) => kind === 'Pod');
  const users = pods.filter(
    (pod) =>
      objectsAt(pod, 'spec', 'volumes').some(
        (volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') === name,
      ) || owners.some(({ uid }) => uid === textAt(pod, 'metadata', 'uid')),
  );
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('StorageClass', storageClassOf(object));
  page.field('Status', volumeStatus(object, now));
  page.field('Volume', textAt(object, 'spec', 'volumeName'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Finalizers', goText(listAt(object, 'metadata', 'finalizers')));
  writeClaimSize(page, object, 0);
  page.list('Used By', users.map((pod) => textAt(pod, 'metadata', 'name')).sort());
  writeConditions(page, objectsAt(object, 'status', 'conditions'));
  yield* describeEvents(subject, page);
};

function writeConditions(page: Description, conditions: readonly JsonObject[]): void {
  if (conditions.length === 0) return;
  page.line(0, 'Conditions:');
  page.line(1, 'Type', 'Status', 'LastProbeTime', 'LastTransitionTime', 'Reason', 'Message');
  page.line(1, '----', '------', '-----------------', '------------------', '------', '-------');
  for (const condition of conditions)
    page.line(
      1,
      `${textAt(condition, 'type')} `,
      `${textAt(condition, 'status')} `,
      `${longTime(condition.lastProbeTime)} `,
      `${longTime(condition.lastTransitionTime)} `,
      `${textAt(condition, 'reason')} `,
      textAt(condition, 'message'),
    );
}
