import { isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { compareTexts } from '../../source/compare-texts.ts';

/** The owner reference of the object's controller. */
export function controllerOf(object: JsonObject): JsonObject | undefined {
  const metadata = object.metadata as JsonObject | undefined;
  const owners: Json | undefined = metadata?.ownerReferences;
  if (!Array.isArray(owners)) return undefined;
  for (const owner of owners) if (isObject(owner) && owner.controller === true) return owner;
  return undefined;
}

/** Whether an object is controlled by this owner. */
export function isControlledBy(object: JsonObject, owner: JsonObject): boolean {
  const controller = controllerOf(object);
  return controller !== undefined && controller.uid === uidOf(owner);
}

/** The controller reference in the objects that a controller creates. */
export function controllerReference(owner: JsonObject): JsonObject {
  return {
    apiVersion: textAt(owner, 'apiVersion'),
    kind: textAt(owner, 'kind'),
    name: textAt(owner, 'metadata', 'name'),
    uid: uidOf(owner),
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function uidOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'uid');
}

export function isDeleting(object: JsonObject): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== '';
}

/** Compares objects by creation time, then by name. */
export function byAge(a: JsonObject, b: JsonObject): number {
  return (
    compareTexts(textAt(a, 'metadata', 'creationTimestamp'), textAt(b, 'metadata', 'creationTimestamp')) ||
    compareTexts(textAt(a, 'metadata', 'name'), textAt(b, 'metadata', 'name'))
  );
}
