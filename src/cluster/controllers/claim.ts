import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { labelsOf, selectsLabels } from '../label-selector.ts';
import type { World } from '../world.ts';
import type { Watch, Write } from './controller.ts';
import { controllerKey, keyOf } from './object-key.ts';
import { controllerOf, controllerReference, isControlledBy, isDeleting, uidOf } from './owner.ts';

/** The objects that a controller object owns, and the writes by which it adopts and releases. */
interface Claimed {
  readonly objects: readonly JsonObject[];
  readonly writes: readonly Write[];
}

/**
 * What belongs to a controller: what it owns and its selector matches. It adopts matching objects that nobody controls, and releases those that no longer match.
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
      ...released.map((object) => withOwners(resource, object, ownersBut(object, uidOf(owner)))),
      ...adopted.map((object) =>
        withOwners(resource, object, [...ownersBut(object, uidOf(owner)), controllerReference(owner)]),
      ),
    ],
  };
}

function ownersBut(object: JsonObject, uid: string): JsonObject[] {
  return objectsAt(object, 'metadata', 'ownerReferences').filter((reference) => reference.uid !== uid);
}

/** Sets the owners of exactly this object: one of the same name that is newer is left alone. */
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

/** An object concerns its controller, the one that it had before, and all that could adopt it where it has none. */
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

/** Versions of an object share the parts of their metadata that were not written. */
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
