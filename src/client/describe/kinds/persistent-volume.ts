import { accessModes } from '../../../cluster/api/table/cells/access-modes.ts';
import { since } from '../../../cluster/api/table/cells/age.ts';
import { storageClassOf } from '../../../cluster/api/table/cells/storage-class.ts';
import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { writePlainSource } from '../pod/plain-sources.ts';
import { goText, quantityText } from '../values.ts';

export const describePersistentVolume: Describer = function* (subject, page) {
  const { now, object } = subject;
  const spec = objectAt(object, 'spec');
  const claim = spec.claimRef;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Finalizers', goText(listAt(object, 'metadata', 'finalizers')));
  page.field('StorageClass', storageClassOf(object));
  page.field('Status', volumeStatus(object, now));
  page.field('Claim', isObject(claim) ? `${textAt(claim, 'namespace')}/${textAt(claim, 'name')}` : '');
  page.field('Reclaim Policy', textAt(spec, 'persistentVolumeReclaimPolicy'));
  page.field('Access Modes', accessModes(listAt(spec, 'accessModes')));
  const mode = textAt(spec, 'volumeMode');
  if (mode !== '') page.field('VolumeMode', mode);
  page.field('Capacity', quantityText(objectAt(spec, 'capacity').storage));
  writeNodeAffinity(page, objectAt(spec, 'nodeAffinity').required);
  page.field('Message', textAt(object, 'status', 'message'));
  page.line(0, 'Source:');
  if (!writePlainSource(page, spec, 'persistent')) page.line(1, '<unknown>');
  yield* describeEvents(subject, page);
};

/** The phase of a volume or a claim, or how long it has been terminating. */
export function volumeStatus(object: JsonObject, now: number): string {
  const deleted = textAt(object, 'metadata', 'deletionTimestamp');
  return deleted === '' ? textAt(object, 'status', 'phase') : `Terminating (lasts ${since(deleted, now)})`;
}

function writeNodeAffinity(page: Description, required: JsonObject[string] | undefined): void {
  if (!isObject(required)) {
    page.field('Node Affinity', '<none>');
    return;
  }
  const terms = objectsAt(required, 'nodeSelectorTerms');
  page.field('Node Affinity', '');
  page.field('Required Terms', terms.length === 0 ? '<none>' : '', 1);
  for (const [at, term] of terms.entries()) {
    const expressions = objectsAt(term, 'matchExpressions').map((expression) => {
      const values = listAt(expression, 'values').join(', ');
      const rule = `${textAt(expression, 'key')} ${textAt(expression, 'operator').toLowerCase()}`;
      return values === '' ? rule : `${rule} [${values}]`;
    });
    page.list(`Term ${at}`, expressions, '    ');
  }
}
