import { type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { isDeleting, uidOf } from '../owner.ts';

const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** Whether a volume is reserved for a claim, or bound to it. */
export function isFor(volume: JsonObject, claim: JsonObject): boolean {
  const { namespace, name, uid } = objectAt(volume, 'spec', 'claimRef');
  const metadata = objectAt(claim, 'metadata');
  return namespace === metadata.namespace && name === metadata.name && (!uid || uid === uidOf(claim));
}

export function isReserved(volume: JsonObject): boolean {
  return objectAt(volume, 'spec').claimRef !== undefined;
}

/** The storage class of a claim or a volume; empty if it has none. */
export function classOf(object: JsonObject): string {
  const beta = objectAt(object, 'metadata', 'annotations')['volume.beta.kubernetes.io/storage-class'];
  return typeof beta === 'string' ? beta : textAt(object, 'spec', 'storageClassName');
}

function sizeOf(text: string): bigint {
  return parseQuantity(text) ?? 0n;
}

function capacityOf(volume: JsonObject): bigint {
  return sizeOf(textAt(volume, 'spec', 'capacity', 'storage'));
}

/** The reason, in the controller's words, why the volume named in a claim does not fit it, or `undefined` if it fits. */
export function misfit(volume: JsonObject, claim: JsonObject): string | undefined {
  if (capacityOf(volume) < sizeOf(textAt(claim, 'spec', 'resources', 'requests', 'storage')))
    return 'requested PV is too small';
  if (classOf(volume) !== classOf(claim)) return 'storageClassName does not match';
  if (modeOf(volume) !== modeOf(claim)) return 'incompatible volumeMode';
  return hasAccess(volume, claim) ? undefined : 'incompatible accessMode';
}

function modeOf(object: JsonObject): string {
  return textAt(object, 'spec', 'volumeMode') || 'Filesystem';
}

function hasAccess(volume: JsonObject, claim: JsonObject): boolean {
  const offered = listAt(volume, 'spec', 'accessModes');
  return listAt(claim, 'spec', 'accessModes').every((mode) => offered.includes(mode));
}

/** Whether a claim is not bound until a Pod that uses it is scheduled. */
export function waitsForPod(claim: JsonObject, world: World): boolean {
  const storageClass = world.get('storageclasses.storage.k8s.io', '', classOf(claim));
  const late = storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
  return late && objectAt(claim, 'metadata', 'annotations')[SELECTED_NODE] === undefined;
}

/**
 * The volume to bind to a claim: the one reserved for it, otherwise the smallest that fits.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
export function bestVolume(claim: JsonObject, world: World): JsonObject | undefined {
  const volumes = world.list('persistentvolumes').filter((volume) => !isDeleting(volume));
  const reserved = volumes.find((volume) => isReserved(volume) && isFor(volume, claim));
  if (reserved !== undefined) return misfit(reserved, claim) === undefined ? reserved : undefined;
  if (waitsForPod(claim, world)) return undefined;
  const selector = objectAt(claim, 'spec').selector;
  const fitting = volumes.filter(
    (volume) =>
      textAt(volume, 'status', 'phase') === 'Available' &&
      !isReserved(volume) &&
      misfit(volume, claim) === undefined &&
      (selector === undefined || selectsLabels(selector, labelsOf(volume))),
  );
  return fitting.toSorted((a, b) =>
    capacityOf(a) < capacityOf(b) ? -1 : capacityOf(a) > capacityOf(b) ? 1 : 0,
  )[0];
}
