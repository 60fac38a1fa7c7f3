import { copyJson, type JsonObject, objectsAt } from '../../../kubernetes/json.ts';
import { capUpdaters } from './cap-updaters.ts';
import { compare, type FieldChanges } from './compare.ts';
import { difference, type FieldSet, NO_FIELDS, union, withoutFields } from './field-set.ts';
import { LateManagers, lateManagers, withLateManagers } from './late-managers.ts';
import { ownable, readManagers, withManagers } from './managed-fields.ts';
import { type Manager, type Managers, managerKey, type Ownership } from './manager.ts';
import type { MergeShape } from './shape.ts';

/** What both ways of writing need to know to keep account of who owns which field. */
export interface Tracking {
  /** The field manager, or the program of the `User-Agent` header where the request names none. */
  readonly manager: string;
  readonly apiVersion: string;
  readonly subresource: string;
  /** RFC 3339, of the write. */
  readonly time: string;
  readonly shape: MergeShape;
  /** What a new object of the kind has before anything is set. */
  readonly empty: JsonObject;
  /** Top-level fields that this way of writing cannot change: `status` of the object itself, `spec` of its status. */
  readonly ignored: readonly string[];
}

/**
 * The object of a create, update or patch with its `managedFields`: who writes owns what changed, and others lose it. `before` is absent
 * for a new object. An object whose fields nobody manages is left so.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function trackUpdate(before: JsonObject | undefined, after: JsonObject, by: Tracking): JsonObject {
  const managers = managersOf(before, after, by.subresource !== '');
  if (before !== undefined && managers.size === 0) return withManagers(after, managers);
  return withManagers(after, managersAfterUpdate(managers, before ?? by.empty, after, by));
}

/**
 * The same for a write that names no owners itself, with the owners worked out when somebody reads them. The new object may still change
 * unless it is written for its status; the stored one may not.
 */
export function trackLate(before: JsonObject | undefined, after: JsonObject, by: Tracking): JsonObject {
  const written = by.subresource === 'status' ? after : copyJson(ownable(after));
  if (before === undefined)
    return withLateManagers(
      after,
      new LateManagers(() => managersAfterUpdate(new Map(), by.empty, written, by)),
    );
  const make = (): Managers => {
    const managers = readManagers(before) ?? new Map();
    return managers.size === 0 ? managers : managersAfterUpdate(managers, before, written, by);
  };
  return withLateManagers(after, new LateManagers(make, lateManagers(before)));
}

/** The owners after a write by somebody who does not apply. */
export function managersAfterUpdate(
  managers: Managers,
  before: JsonObject,
  after: JsonObject,
  by: Tracking,
): Managers {
  const changes = compareOwnable(before, after, by);
  const taken = union(changes.modified, changes.added);
  const found = withoutLost(managers, changes, taken);
  const writer: Manager = {
    manager: by.manager,
    operation: 'Update',
    apiVersion: by.apiVersion,
    subresource: by.subresource,
  };
  const key = managerKey(writer);
  if (taken.size > 0) {
    const fields = union(found.get(key)?.fields ?? NO_FIELDS, taken);
    found.set(key, { ...writer, time: by.time, fields });
  }
  return capUpdaters(found);
}

/** How two objects differ in what can be owned by this way of writing. */
export function compareOwnable(before: JsonObject, after: JsonObject, by: Tracking): FieldChanges {
  const { removed, modified, added } = compare(ownable(before), ownable(after), by.shape);
  return {
    removed: withoutFields(removed, by.ignored),
    modified: withoutFields(modified, by.ignored),
    added: withoutFields(added, by.ignored),
  };
}

/** The owners without what was removed or taken from them. `except` is the key of one who keeps what is taken. */
export function withoutLost(
  managers: Managers,
  { removed }: FieldChanges,
  taken: FieldSet,
  except?: string,
): Map<string, Ownership> {
  const found = new Map<string, Ownership>();
  for (const [key, owner] of managers) {
    const fields = key === except ? owner.fields : difference(difference(owner.fields, taken), removed);
    if (fields.size > 0) found.set(key, { ...owner, fields });
  }
  return found;
}

/** As the request says, where it says something; as stored otherwise. A list of one empty entry resets. */
function managersOf(before: JsonObject | undefined, after: JsonObject, isSubresource: boolean): Managers {
  const stored = (before === undefined ? undefined : readManagers(before)) ?? new Map();
  if (isSubresource) return stored;
  const given = objectsAt(after, 'metadata', 'managedFields');
  if (given.length === 1 && Object.keys(given[0] ?? {}).length === 0) return new Map();
  const read = readManagers(after);
  return read === undefined || read.size === 0 ? stored : read;
}
