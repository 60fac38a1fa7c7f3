import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { labelsOf, selectsLabels } from '../label-selector.ts';
import type { World } from '../world.ts';
import type { Watch, Write } from './controller.ts';
import { controllerKey, keyOf } from './object-key.ts';
import { controllerOf, controllerReference, isControlledBy, isDeleting, uidOf } from './owner.ts';

/** The objects that a controller object owns, and the writes that adopt and release objects. */
interface Claimed {
  readonly objects: readonly JsonObject[];
  readonly writes: readonly Write[];
}

/**
 * The objects that belong to a controller object: it owns them and its selector matches them. It adopts matching objects without a
 * controller, and releases those that no longer match.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
 */
export function claim(
  owner: JsonObject,
  resource: string,
  selector: Json | undefined,
  world: World,
): Claimed {
  const namespace = textAt(owner, 'metadata', 'namespace');
  const owned = world.ownedBy(uidOf(owner), resource).filter((object) => isControlledBy(object, owner));
  const kept = owned.filter((object) => selectsLabels(selector, labelsOf(object)));
  if (isDeleting(owner)) return { objects: kept, writes: [] };
  const released = owned.filter((object) => !kept.includes(object) && !isDeleting(object));
  const adopted = world
    .list(resource, namespace)
    .filter(
      (object) =>
        controllerOf(object) === undefined &&
        !isDeleting(object) &&
        selectsLabels(selector, labelsOf(object)),
    );
  return {
    objects: [...kept, ...adopted],
    writes: [
      ...released.map((object) => withOwners(resource, object, ownersExcept(object, uidOf(owner)))),
      ...adopted.map((object) =>
        withOwners(resource, object, [...ownersExcept(object, uidOf(owner)), controllerReference(owner)]),
      ),
    ],
  };
}

function ownersExcept(object: JsonObject, uid: string): JsonObject[] {
  return objectsAt(object, 'metadata', 'ownerReferences').filter((reference) => reference.uid !== uid);
}

/** Sets the owners of exactly this object; a newer object with the same name is left alone. */
function withOwners(resource: string, object: JsonObject, owners: JsonObject[]): Write {
  return {
    do: 'patch',
    resource,
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
    patch: { metadata: { uid: uidOf(object), ownerReferences: owners.length === 0 ? null : owners } },
  };
}

/** A kind that claims objects by its selector. */
interface Claimant {
  readonly resource: string;
  readonly kind: string;
  selectorOf(owner: JsonObject): Json | undefined;
}

/** Queues the controller of a changed object and its previous controller; if the object has none, all that could adopt it. */
export function claimedBy(resource: string, claimant: Claimant): Watch {
  return {
    resource,
    keys: (object, world, before) => {
      const now = claimants(object, world, claimant);
      if (before === undefined || isClaimedAlike(object, before)) return now;
      return [...new Set([...now, ...claimants(before, world, claimant)])];
    },
  };
}

/** Whether owners and labels are unchanged. Unchanged parts of the metadata are the same objects in successive versions. */
function isClaimedAlike(object: JsonObject, before: JsonObject): boolean {
  const [now, then] = [objectAt(object, 'metadata'), objectAt(before, 'metadata')];
  return now.ownerReferences === then.ownerReferences && now.labels === then.labels;
}

function claimants(object: JsonObject, world: World, { resource, kind, selectorOf }: Claimant): string[] {
  if (controllerOf(object) !== undefined) return controllerKey(object, kind);
  const labels = labelsOf(object);
  if (Object.keys(labels).length === 0) return [];
  return world
    .list(resource, textAt(object, 'metadata', 'namespace'))
    .filter((owner) => selectsLabels(selectorOf(owner), labels))
    .map(keyOf);
}
