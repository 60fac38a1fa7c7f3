import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { Controller, Write } from '../controller.ts';
import { isDeleting, uidOf } from '../owner.ts';

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';
/** The delay in milliseconds before the collector reacts, so that clients can see an object that waits. */
const LATENCY = 50;

/** An object and its resource. */
interface Owned {
  readonly resource: string;
  readonly object: JsonObject;
}

/**
 * Deletes objects whose owners are all gone, and orphans or deletes the dependents of deleted objects.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export const garbageCollector: Controller = {
  name: 'generic-garbage-collector',
  component: 'garbage-collector-controller',
  watches: [{ resource: '*', keys: concerned, delay: () => LATENCY }],
  reconcile: (key, world) => {
    const [resource = '', namespace = '', name = ''] = key.split(' ');
    const object = world.get(resource, namespace, name);
    return { writes: object === undefined ? [] : collect({ resource, object }, world) };
  },
};

function keyOfItem({ resource, object }: Owned): string {
  return `${resource} ${textAt(object, 'metadata', 'namespace')} ${textAt(object, 'metadata', 'name')}`;
}

/**
 * The keys to queue for a changed object: the object itself if it has owners or is being deleted, its dependents if it is gone, and owners
 * that wait for its deletion.
 */
function concerned(object: JsonObject, world: World, before?: JsonObject): string[] {
  const metadata = objectAt(object, 'metadata');
  const owners = listAt(metadata, 'ownerReferences');
  if (before === undefined && owners.length === 0 && metadata.finalizers === undefined) return [];
  const resource = world.kind(textAt(object, 'apiVersion'), textAt(object, 'kind'))?.resource;
  if (resource === undefined) return [];
  const stored = world.get(resource, textAt(metadata, 'namespace'), textAt(metadata, 'name'));
  const isGone = stored?.metadata === undefined || uidOf(stored) !== metadata.uid;
  const waits = listAt(metadata, 'finalizers').some((name) => name === FOREGROUND || name === ORPHAN);
  const dependents = isGone || waits ? dependentsOf(object, world).map(keyOfItem) : [];
  if (owners.length === 0 && !waits) return dependents;
  const waiting = isGone || isDeleting(object) ? waitingOwners(object, world).map(keyOfItem) : [];
  return [...(isGone ? [] : [keyOfItem({ resource, object })]), ...dependents, ...waiting];
}

function dependentsOf(owner: JsonObject, world: World): Owned[] {
  const uid = uidOf(owner);
  return world.resources.flatMap((resource) =>
    world.ownedBy(uid, resource).map((object) => ({ resource, object })),
  );
}

function waitingOwners(object: JsonObject, world: World): Owned[] {
  return objectsAt(object, 'metadata', 'ownerReferences').flatMap((reference) => {
    const owner = ownerOf(object, reference, world);
    return typeof owner === 'object' && isWaiting(owner.object) ? [owner] : [];
  });
}

/** Whether an object waits for its dependents to be deleted. */
function isWaiting(object: JsonObject): boolean {
  return isDeleting(object) && listAt(object, 'metadata', 'finalizers').includes(FOREGROUND);
}

/** The owner in a reference: `gone` if it does not exist, `unknown` if that cannot be determined. */
function ownerOf(object: JsonObject, reference: JsonObject, world: World): Owned | 'gone' | 'unknown' {
  const kind = world.kind(textAt(reference, 'apiVersion'), textAt(reference, 'kind'));
  const namespace = textAt(object, 'metadata', 'namespace');
  if (kind === undefined || (kind.namespaced && namespace === '')) return 'unknown';
  const found = world.get(kind.resource, kind.namespaced ? namespace : '', textAt(reference, 'name'));
  return found === undefined || uidOf(found) !== reference.uid
    ? 'gone'
    : { resource: kind.resource, object: found };
}

function collect(item: Owned, world: World): readonly Write[] {
  const { object } = item;
  const finalizers = listAt(object, 'metadata', 'finalizers');
  if (isDeleting(object) && finalizers.includes(ORPHAN)) return orphanDependents(item, world);
  if (isWaiting(object)) return deleteDependents(item, world);
  if (isDeleting(object)) return [];
  return deleteAbandoned(item, world);
}

function target({ resource, object }: Owned) {
  const { namespace, name } = objectAt(object, 'metadata');
  return { resource, namespace: String(namespace ?? ''), name: String(name) };
}

function withoutFinalizer(item: Owned, finalizer: string): Write {
  const left = listAt(item.object, 'metadata', 'finalizers').filter((name) => name !== finalizer);
  const patch = { metadata: { uid: uidOf(item.object), finalizers: left.length === 0 ? null : left } };
  return { do: 'patch', ...target(item), patch, next: () => [] };
}

function withoutOwners(item: Owned, gone: (reference: JsonObject) => boolean): Write {
  const left = objectsAt(item.object, 'metadata', 'ownerReferences').filter((reference) => !gone(reference));
  const patch = {
    metadata: { uid: uidOf(item.object), ownerReferences: left.length === 0 ? null : left },
  };
  return { do: 'patch', ...target(item), patch, next: () => [] };
}

/** Removes an owner from its dependents, and lets the owner be deleted. */
function orphanDependents(item: Owned, world: World): Write[] {
  const uid = uidOf(item.object);
  return [
    ...dependentsOf(item.object, world).map((dependent) =>
      withoutOwners(dependent, (reference) => reference.uid === uid),
    ),
    withoutFinalizer(item, ORPHAN),
  ];
}

/** Deletes the dependents that an owner waits for, or lets the owner be deleted when none is left. */
function deleteDependents(item: Owned, world: World): Write[] {
  const uid = uidOf(item.object);
  const blocking = dependentsOf(item.object, world).filter(({ object }) =>
    objectsAt(object, 'metadata', 'ownerReferences').some(
      (reference) => reference.uid === uid && reference.blockOwnerDeletion === true,
    ),
  );
  if (blocking.length === 0) return [withoutFinalizer(item, FOREGROUND)];
  return blocking
    .filter(({ object }) => !isDeleting(object))
    .flatMap((dependent) => deleteAbandoned(dependent, world));
}

/** Deletes an object if none of its owners will remain; otherwise removes the references to owners that will not. */
function deleteAbandoned(item: Owned, world: World): Write[] {
  const references = objectsAt(item.object, 'metadata', 'ownerReferences');
  if (references.length === 0) return [];
  const leaving = references.filter((reference) => {
    const owner = ownerOf(item.object, reference, world);
    return owner === 'gone' || (owner !== 'unknown' && isWaiting(owner.object));
  });
  if (leaving.length === 0) return [];
  if (leaving.length < references.length)
    return [withoutOwners(item, (reference) => leaving.includes(reference))];
  const waited = leaving.some((reference) => ownerOf(item.object, reference, world) !== 'gone');
  const foreground = waited && dependentsOf(item.object, world).length > 0;
  const propagation = foreground ? 'Foreground' : policyOf(item.object);
  return [{ do: 'delete', ...target(item), uid: uidOf(item.object), propagation, next: () => [] }];
}

function policyOf(object: JsonObject): 'Background' | 'Foreground' | 'Orphan' {
  const finalizers = listAt(object, 'metadata', 'finalizers');
  if (finalizers.includes(ORPHAN)) return 'Orphan';
  return finalizers.includes(FOREGROUND) ? 'Foreground' : 'Background';
}
