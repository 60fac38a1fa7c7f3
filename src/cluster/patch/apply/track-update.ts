import { copyJson, type JsonObject, objectsAt } from '../../../kubernetes/json.ts';
import { capUpdaters } from './cap-updaters.ts';
import { compare, type FieldChanges } from './compare.ts';
import { difference, type FieldSet, NO_FIELDS, union, withoutFields } from './field-set.ts';
import { LateManagers, lateManagers, withLateManagers } from './late-managers.ts';
import { ownable, readManagers, withManagers } from './managed-fields.ts';
import { type Manager, type Managers, managerKey, type Ownership } from './manager.ts';
import type { MergeShape } from './shape.ts';

/** The details of a write that are needed to track the owners of fields. */
export interface Tracking {
  /** The field manager, or the program in the `User-Agent` header if the request specifies none. */
  readonly manager: string;
  readonly apiVersion: string;
  readonly subresource: string;
  /** The time of the write, in RFC 3339. */
  readonly time: string;
  readonly shape: MergeShape;
  /** A new object of the kind before anything is set. */
  readonly empty: JsonObject;
  /** Top-level fields that this kind of write cannot change: `status` for the object itself, `spec` for its status. */
  readonly ignored: readonly string[];
}

/**
 * The object of a create, update or patch with its `managedFields`: the writer owns what changed, and other managers lose it. `before` is
 * absent for a new object. An object with untracked fields stays untracked.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function trackUpdate(before: JsonObject | undefined, after: JsonObject, by: Tracking): JsonObject {
  const managers = managersOf(before, after, by.subresource !== '');
  if (before !== undefined && managers.size === 0) return withManagers(after, managers);
  return withManagers(after, managersAfterUpdate(managers, before ?? by.empty, after, by));
}

/**
 * Like `trackUpdate`, for a write that contains no owners itself; the owners are computed when something reads them. The new object may
 * still change, unless its status is written; the stored one may not.
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

/** The owners after a write that is not an apply. */
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

/** The differences between two objects in fields that this kind of write can own. */
export function compareOwnable(before: JsonObject, after: JsonObject, by: Tracking): FieldChanges {
  const { removed, modified, added } = compare(ownable(before), ownable(after), by.shape);
  return {
    removed: withoutFields(removed, by.ignored),
    modified: withoutFields(modified, by.ignored),
    added: withoutFields(added, by.ignored),
  };
}

/**
 * The owners without fields that were removed or taken from them. `except` is the key of a manager that keeps the fields that are taken.
 */
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

/** The owners in the request, if it contains any; otherwise the stored ones. A list with one empty entry resets them. */
function managersOf(before: JsonObject | undefined, after: JsonObject, isSubresource: boolean): Managers {
  const stored = (before === undefined ? undefined : readManagers(before)) ?? new Map();
  if (isSubresource) return stored;
  const given = objectsAt(after, 'metadata', 'managedFields');
  if (given.length === 1 && Object.keys(given[0] ?? {}).length === 0) return new Map();
  const read = readManagers(after);
  return read === undefined || read.size === 0 ? stored : read;
}
