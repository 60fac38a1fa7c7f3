import {
  copyJson,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { statusError } from '../../api/status-error.ts';
import { sameJson } from '../same-json.ts';
import { type Conflict, conflictError } from './conflict.ts';
import {
  difference,
  type FieldSet,
  intersection,
  NO_FIELDS,
  union,
  withoutFields,
  withoutMembers,
} from './field-set.ts';
import { fieldsOf } from './fields-of.ts';
import { fieldsAppliedByClient, KUBECTL, renewAnnotation } from './last-applied.ts';
import { ownable, readManagers, withManagers } from './managed-fields.ts';
import { type Manager, type Managers, managerKey, type Ownership } from './manager.ts';
import { mergeApplied } from './merge.ts';
import { prune } from './prune.ts';
import { compareOwnable, managersAfterUpdate, type Tracking, withoutLost } from './track-update.ts';
import { typedProblems } from './typed-problems.ts';

export interface Apply extends Tracking {
  readonly kind: string;
  /** Takes over fields from their owners instead of reporting a conflict. */
  readonly force: boolean;
}

/**
 * The object after a server-side apply, with its `managedFields`, before defaults. `stored` is absent if the object is new. Throws 409 if
 * another manager owns a field that would change.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyConfiguration(
  stored: JsonObject | undefined,
  applied: JsonObject,
  by: Apply,
): JsonObject {
  checkApplied(applied, by);
  const known = (stored === undefined ? undefined : readManagers(stored)) ?? new Map();
  const managers =
    stored === undefined || known.size > 0
      ? known
      : managersAfterUpdate(new Map(), by.empty, stored, { ...by, manager: 'before-first-apply' });
  const live = stored ?? by.empty;
  const first = mergeOver(live, applied, managers, by);
  const conflicts = by.force ? [] : withoutClientSide(first.conflicts, live, by);
  if (conflicts.length > 0) throw conflictError(conflicts);
  const object = withManagers(first.object, first.managers);
  return by.manager === KUBECTL ? renewAnnotation(object, applied) : object;
}

function checkApplied(applied: JsonObject, { apiVersion, kind, shape }: Apply): void {
  if (objectAt(applied, 'metadata').managedFields !== undefined)
    throw statusError(400, 'BadRequest', 'metadata.managedFields must be nil');
  const given = textAt(applied, 'apiVersion');
  if (given !== apiVersion)
    throw statusError(
      400,
      'BadRequest',
      `Incorrect version specified in apply patch. Specified patch version: ${given}, expected: ${apiVersion}`,
    );
  const problems = typedProblems(applied, shape);
  if (problems.length === 0) return;
  const { namespace = '', name = '' } = objectAt(applied, 'metadata');
  const found =
    problems.length === 1 ? problems[0] : `errors:\n${problems.map((one) => `  ${one}`).join('\n')}`;
  throw statusError(
    500,
    '',
    `failed to create typed patch object (${namespace}/${name}; ${apiVersion}, Kind=${kind}): ${found}`,
  );
}

interface MergeResult {
  readonly object: JsonObject;
  readonly managers: Managers;
  readonly conflicts: readonly Conflict[];
}

function mergeOver(live: JsonObject, applied: JsonObject, managers: Managers, by: Apply): MergeResult {
  const { shape, manager, apiVersion, subresource, ignored } = by;
  const applier: Manager = { manager, operation: 'Apply', apiVersion, subresource };
  const key = managerKey(applier);
  const before = managers.get(key);
  const fields = withoutMembers(withoutFields(fieldsOf(ownable(applied), shape), ignored), ['metadata']);
  const mine: Ownership = {
    ...applier,
    fields,
    ...(before?.time !== undefined && { time: before.time }),
  };
  const claimed = new Map(managers).set(key, mine);
  const merged = mergeApplied(ownable(live), ownable(applied), shape) ?? {};
  const pruned = withoutNulls(prune(merged, before?.fields, claimed, shape));
  const object = withIdentity(pruned, live, applied);
  const changes = compareOwnable(live, object, by);
  const taken = union(changes.modified, changes.added);
  const conflicts = [...claimed].flatMap(([owner, ownership]) => {
    const lost = owner === key ? NO_FIELDS : intersection(ownership.fields, taken);
    return lost.size === 0 ? [] : [{ owner: ownership, fields: lost }];
  });
  const left = withoutLost(claimed, changes, taken, key);
  const own = left.get(key);
  if (own !== undefined && !sameJson(ownable(live), ownable(object)))
    left.set(key, { ...own, time: by.time });
  return { object, managers: left, conflicts };
}

/** The conflicts without fields that kubectl itself applied client-side before, which it may take over. */
function withoutClientSide(
  conflicts: readonly Conflict[],
  live: JsonObject,
  { manager, shape }: Apply,
): readonly Conflict[] {
  if (manager !== KUBECTL || conflicts.length === 0) return conflicts;
  const allowed: FieldSet = fieldsAppliedByClient(live, shape);
  return conflicts.flatMap(({ owner, fields }) => {
    const left = difference(fields, allowed);
    return left.size === 0 ? [] : [{ owner, fields: left }];
  });
}

/** The object with the metadata that has no owner: from the stored object, or from the applied one for a new object. */
function withIdentity(object: Json, live: JsonObject, applied: JsonObject): JsonObject {
  const fields = isObject(object) ? object : {};
  const identity = { ...objectAt(live, 'metadata') };
  for (const name of Object.keys(objectAt(ownable(live), 'metadata'))) delete identity[name];
  for (const name of ['name', 'namespace', 'uid', 'resourceVersion']) {
    const given = objectAt(applied, 'metadata')[name];
    if (given !== undefined) identity[name] = given;
  }
  return {
    apiVersion: applied.apiVersion ?? '',
    kind: applied.kind ?? '',
    ...fields,
    metadata: { ...copyJson(identity), ...objectAt(fields, 'metadata') },
  };
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}
