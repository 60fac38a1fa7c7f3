import { applyDefaults, statusWithDefaults } from '../../../kubernetes/defaults/apply-defaults.ts';
import { allocateService } from '../../../kubernetes/defaults/prepare/service.ts';
import { copyJson, type JsonObject, listAt, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { lateManagers, metadataWithoutManagers } from '../../patch/apply/late-managers.ts';
import { withWrittenManagers } from '../../patch/apply/managed-fields.ts';
import { trackOwners } from '../../patch/ownership.ts';
import { sameJson } from '../../patch/same-json.ts';
import { traitsOf } from '../../registry/traits.ts';
import { timeText } from '../../time.ts';
import { invalid } from '../invalid.ts';
import { badRequest, conflict } from '../status-error.ts';
import { admissionRequest, admit, validateAdmission } from './admit.ts';
import { allocationFor } from './allocation.ts';
import { checkUpdate } from './check-part.ts';
import { setConditionTimes } from './condition-times.ts';
import { nextGeneration } from './create-object.ts';
import { storageKey } from './storage-key.ts';
import { takePart, takeStatus } from './take-part.ts';
import { ownedWrite, type WriteScope } from './write-scope.ts';

const OVERTAKEN =
  'the object has been modified; please apply your changes to the latest version and try again';

export interface UpdateOptions {
  /** Whether the new object already contains its field owners, as after an apply. */
  readonly owned?: boolean;
  /** Whether the status already has the form in which it is stored, including its defaults. */
  readonly isComplete?: boolean;
}

/**
 * Replaces a stored object, or the part of it that the subresource covers, and returns the object as stored. Writes nothing if nothing
 * changes. Throws a `StatusError` if the server refuses it.
 */
export function updateObject(
  scope: WriteScope,
  before: JsonObject,
  sent: JsonObject,
  { owned = false, isComplete = false }: UpdateOptions = {},
): JsonObject {
  const { context, route } = scope;
  const { resource, subresource } = route;
  const name = textAt(before, 'metadata', 'name');
  checkPlace(scope, sent, name);
  checkVersion(scope, before, sent, name);
  const wanted = next(scope, before, sent, isComplete);
  setConditionTimes(resource.id, wanted, before, context.world.now);
  const after = owned ? wanted : trackOwners(wanted, before, ownedWrite(scope));
  admit(admissionRequest(scope, 'UPDATE', name, { object: after, before }), scope);
  keepMetadata(scope, before, after);
  countGeneration(scope, before, after);
  const causes = checkUpdate(scope, after, before);
  if (causes.length > 0) throw invalid(resource, name, causes);
  if (resource.id === 'services' && subresource === '')
    allocateService(after, allocationFor(scope, textAt(before, 'metadata', 'uid')));
  validateAdmission(admissionRequest(scope, 'UPDATE', name, { object: after, before }), scope);
  if (isUnchanged(after, before)) return before;
  if (scope.dryRun) return after;
  if (isGone(after)) return context.store.delete(resource.id, route.namespace, name) ?? after;
  return context.store.put(resource.id, after);
}

/** Whether a write changes nothing. Field owners that are not computed yet follow from the other changes, so they are not compared. */
function isUnchanged(after: JsonObject, before: JsonObject): boolean {
  if (lateManagers(after) !== undefined) return sameJson(after, withoutManagers(before));
  return sameJson(withoutTimes(after), withoutTimes(withWrittenManagers(before)));
}

function withoutManagers(object: JsonObject): JsonObject {
  return { ...object, metadata: metadataWithoutManagers(object) };
}

/** The object without the times of its field owners, since a new time alone is not a change. */
function withoutTimes(object: JsonObject): JsonObject {
  const metadata = { ...objectAt(object, 'metadata') };
  metadata.managedFields = listAt(metadata, 'managedFields').map((entry) => ({
    ...objectAt(entry),
    time: '',
  }));
  return { ...object, metadata };
}

/** Throws 400 if the name in an object differs from the name in the path. */
export function checkName(object: JsonObject, name: string): void {
  const given = textAt(object, 'metadata', 'name');
  if (given !== '' && given !== name)
    throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
}

function checkPlace({ route }: WriteScope, sent: JsonObject, name: string): void {
  const namespace = textAt(sent, 'metadata', 'namespace');
  checkName(sent, name);
  if (route.resource.namespaced && namespace !== '' && namespace !== route.namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

function checkVersion({ route }: WriteScope, before: JsonObject, sent: JsonObject, name: string): void {
  const { resource, subresource } = route;
  const uid = textAt(sent, 'metadata', 'uid');
  const stored = textAt(before, 'metadata', 'uid');
  if (uid !== '' && uid !== stored)
    throw conflict(
      resource,
      name,
      `StorageError: invalid object, Code: 4, Key: ${storageKey(route)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored}`,
    );
  const version = textAt(sent, 'metadata', 'resourceVersion');
  if (version !== '' && version !== '0') {
    if (version !== textAt(before, 'metadata', 'resourceVersion')) throw conflict(resource, name, OVERTAKEN);
  } else if (traitsOf(resource).needsVersion && subresource === '') {
    throw invalid(resource, name, [
      {
        field: 'metadata.resourceVersion',
        steps: ['metadata', 'resourceVersion'],
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${version === '' ? '0' : version}: must be specified for an update`,
      },
    ]);
  }
}

/** The new object with its defaults. It differs from the stored one only in the part that the subresource covers. */
function next(scope: WriteScope, before: JsonObject, sent: JsonObject, isComplete: boolean): JsonObject {
  if (scope.route.subresource === 'status') return nextStatus(before, sent, isComplete);
  const own = copyJson(applyDefaults(sent));
  return takePart(scope.route, own, before, timeText(scope.context.world.now));
}

/** The stored object with a new status. Controllers send the stored metadata back, which then need not be checked. */
function nextStatus(before: JsonObject, sent: JsonObject, isComplete: boolean): JsonObject {
  const { apiVersion = '', kind = '', metadata = {}, status } = sent;
  if (status !== undefined && metadata === before.metadata)
    return takeStatus({ metadata, status: isComplete ? status : statusWithDefaults(sent) }, before);
  return takeStatus(
    applyDefaults({ apiVersion, kind, metadata, ...(status !== undefined && { status }) }),
    before,
  );
}

/** Metadata that clients cannot change. */
const KEPT = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'];

function keepMetadata({ route }: WriteScope, before: JsonObject, after: JsonObject): void {
  const [now, then] = [objectAt(after, 'metadata'), objectAt(before, 'metadata')];
  now.name = then.name ?? '';
  if (route.resource.namespaced) now.namespace = route.namespace;
  for (const field of [...KEPT, 'resourceVersion', 'selfLink']) {
    const value = then[field];
    if (value === undefined) delete now[field];
    else now[field] = value;
  }
}

const OUTSIDE_GENERATION = new Set(['metadata', 'status', 'kind', 'apiVersion']);

/**
 * Increments the generation if the desired state has changed. Labels and the status do not count, and annotations count only for
 * Deployments.
 */
function countGeneration({ route }: WriteScope, before: JsonObject, after: JsonObject): void {
  if (route.subresource === 'status' || !traitsOf(route.resource).countsGeneration) return;
  const countsAnnotations = route.resource.id === 'deployments.apps' && route.subresource === '';
  const asked = (object: JsonObject): JsonObject => ({
    ...Object.fromEntries(Object.entries(object).filter(([key]) => !OUTSIDE_GENERATION.has(key))),
    ...(countsAnnotations && { annotations: objectAt(object, 'metadata', 'annotations') }),
  });
  if (!sameJson(asked(before), asked(after))) objectAt(after, 'metadata').generation = nextGeneration(before);
}

/** Whether an object that is being deleted has nothing left to wait for. */
function isGone(object: JsonObject): boolean {
  const metadata = objectAt(object, 'metadata');
  return (
    metadata.deletionTimestamp !== undefined &&
    listAt(metadata, 'finalizers').length === 0 &&
    (numberAt(metadata, 'deletionGracePeriodSeconds') ?? 0) === 0 &&
    listAt(object, 'spec', 'finalizers').length === 0
  );
}
