import { storageClassOf } from '../../../cluster/api/table/cells/storage-class.ts';
import { listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { writeWatchedConditions } from '../conditions.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { writeClaimSize } from '../pod/claim.ts';
import { corePath, itemsOfPath } from '../related.ts';
import { goText } from '../values.ts';
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
  writeWatchedConditions(page, objectsAt(object, 'status', 'conditions'), 'LastProbeTime');
  yield* describeEvents(subject, page);
};
