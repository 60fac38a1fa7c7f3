import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { selectsLabels } from '../label-selector.ts';
import { matchesNodeTerm } from '../node-terms.ts';

const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** The name of the storage class of a claim or a volume; empty if there is none. */
export function storageClassOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'annotations', OLD_CLASS) || textAt(object, 'spec', 'storageClassName');
}

/** Whether a volume is reserved for this claim or bound to it. */
export function isVolumeOf(volume: JsonObject, claim: JsonObject): boolean {
  const ref = objectAt(volume, 'spec', 'claimRef');
  const { name, namespace, uid } = objectAt(claim, 'metadata');
  return ref.name === name && ref.namespace === namespace && (textAt(ref, 'uid') === '' || ref.uid === uid);
}

/** Whether a node can use a volume, according to the volume's required node affinity. */
export function reachesVolume(node: JsonObject, volume: JsonObject): boolean {
  const required = objectAt(volume, 'spec', 'nodeAffinity').required;
  if (!isObject(required)) return true;
  return objectsAt(required, 'nodeSelectorTerms').some((term) => matchesNodeTerm(term, node));
}

/**
 * The volume for a claim: one that is already reserved for it, otherwise the smallest available one that is large enough, has the same
 * class and mode, the labels and access modes that the claim asks for, and is usable from the node if one is given.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
export function findVolume(
  claim: JsonObject,
  volumes: readonly JsonObject[],
  node?: JsonObject,
): JsonObject | undefined {
  const candidates = volumes.filter((volume) => isLargeEnough(volume, claim) && sameMode(volume, claim));
  const reserved = candidates.find((volume) => isVolumeOf(volume, claim));
  if (reserved !== undefined)
    return node === undefined || reachesVolume(node, reserved) ? reserved : undefined;
  return candidates
    .filter((volume) => isOpen(volume, claim) && (node === undefined || reachesVolume(node, volume)))
    .reduce<JsonObject | undefined>(
      (least, volume) => (least === undefined || capacity(volume) < capacity(least) ? volume : least),
      undefined,
    );
}

function isOpen(volume: JsonObject, claim: JsonObject): boolean {
  const selector = objectAt(claim, 'spec').selector;
  return (
    textAt(volume, 'status', 'phase') === 'Available' &&
    textAt(volume, 'spec', 'claimRef', 'name') === '' &&
    textAt(volume, 'metadata', 'deletionTimestamp') === '' &&
    (!isObject(selector) || selectsLabels(selector, objectAt(volume, 'metadata', 'labels'))) &&
    storageClassOf(volume) === storageClassOf(claim) &&
    listAt(claim, 'spec', 'accessModes').every((mode) => listAt(volume, 'spec', 'accessModes').includes(mode))
  );
}

function isLargeEnough(volume: JsonObject, claim: JsonObject): boolean {
  const asked = parseQuantity(textAt(claim, 'spec', 'resources', 'requests', 'storage')) ?? 0n;
  return capacity(volume) >= asked;
}

function sameMode(a: JsonObject, b: JsonObject): boolean {
  return mode(a) === mode(b);
}

function mode(object: JsonObject): string {
  return textAt(object, 'spec', 'volumeMode') || 'Filesystem';
}

function capacity(volume: JsonObject): bigint {
  return parseQuantity(textAt(volume, 'spec', 'capacity', 'storage')) ?? 0n;
}
