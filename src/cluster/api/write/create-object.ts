import { applyDefaults, prepareNew } from '../../../kubernetes/defaults/apply-defaults.ts';
import { isObject, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { validateAllocation, validateCreate } from '../../../kubernetes/validation/validate.ts';
import { trackOwners } from '../../patch/ownership.ts';
import { traitsOf } from '../../registry/traits.ts';
import { timeText } from '../../time.ts';
import { invalid } from '../invalid.ts';
import { alreadyExists, badRequest, statusError } from '../status-error.ts';
import { warningsAbout } from '../warnings/registry.ts';
import { admissionRequest, admit, validateAdmission } from './admit.ts';
import { allocationFor } from './allocation.ts';
import { kindRules } from './kind-rules.ts';
import { refusedAllocations } from './service-allocation.ts';
import { ownedWrite, type WriteScope } from './write-scope.ts';

/** The longest part of a generated name before its suffix. */
const LONGEST_BASE = 58;
const ATTEMPTS = 8;

/** Resources that keep the status sent with a new object. */
const KEEPS_STATUS = new Set(['nodes', 'apiservices.apiregistration.k8s.io']);

/**
 * Creates a decoded object and returns it as stored (in a dry run, as it would be stored). `owned` says that the object already contains
 * its field owners, as after an apply. Throws a `StatusError` if the server refuses it.
 */
export function createObject(
  scope: WriteScope,
  sent: JsonObject,
  options: { readonly owned?: boolean } = {},
): JsonObject {
  const placed = place(scope, sent);
  const generate = textAt(placed, 'metadata', 'name') === '' && textAt(placed, 'metadata', 'generateName');
  for (let attempt = 1; ; attempt++) {
    const made = make(scope, generate ? named(scope, placed, generate) : placed, sent, options);
    const { resource, namespace } = scope.route;
    const name = textAt(made, 'metadata', 'name');
    if (scope.context.store.get(resource.id, namespace, name) === undefined) {
      if (scope.dryRun) return made;
      checkRoom(scope);
      return scope.context.store.put(resource.id, made);
    }
    if (!generate || attempt === ATTEMPTS) throw alreadyExists(resource, name);
  }
}

/** Throws 507 when the cluster is full, which stops runaway controllers and scripts before they fill the memory. */
function checkRoom({ context }: WriteScope): void {
  const { mostObjects } = context;
  if (context.store.size < mostObjects) return;
  const message = `k8s-drill keeps at most ${mostObjects} objects in a cluster; delete some first`;
  throw statusError(507, '', message);
}

/** The object with the namespace of the path, and without the fields that only the server writes. */
function place(scope: WriteScope, sent: JsonObject): JsonObject {
  const { resource, namespace } = scope.route;
  const metadata: JsonObject = { ...objectAt(sent, 'metadata') };
  const given = textAt(metadata, 'namespace');
  if (resource.namespaced && given !== '' && given !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  if (resource.namespaced) metadata.namespace = namespace;
  if (textAt(metadata, 'resourceVersion') !== '')
    throw statusError(500, '', 'resourceVersion should not be set on objects to be created');
  for (const field of [
    'uid',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'selfLink',
  ])
    delete metadata[field];
  const placed: JsonObject = { ...sent, metadata };
  const hasStatus = resource.subresources.some(({ name }) => name === 'status');
  if (hasStatus && !KEEPS_STATUS.has(resource.id)) delete placed.status;
  return placed;
}

function named(scope: WriteScope, object: JsonObject, base: string): JsonObject {
  const name = `${base.slice(0, LONGEST_BASE)}${scope.context.random.suffix()}`;
  return { ...object, metadata: { ...objectAt(object, 'metadata'), name } };
}

function make(
  scope: WriteScope,
  placed: JsonObject,
  sent: JsonObject,
  { owned = false }: { readonly owned?: boolean },
): JsonObject {
  const { resource } = scope.route;
  const name = textAt(placed, 'metadata', 'name');
  const defaulted = own(applyDefaults(placed));
  const object = owned ? defaulted : trackOwners(defaulted, undefined, ownedWrite(scope));
  admit(admissionRequest(scope, 'CREATE', name, { object }), scope);
  const rules = kindRules(scope, object);
  const refused = rules === undefined ? [] : validateAllocation(object, rules);
  if (refused.length > 0) throw invalid(resource, name, refused);
  const taken = resource.id === 'services' ? refusedAllocations(object, undefined, scope.context.world) : [];
  if (taken.length > 0) throw invalid(resource, name, taken);
  const uid = scope.context.random.uuid();
  const made = prepareNew(object, allocationFor(scope, uid));
  const time = timeText(scope.context.world.now);
  made.metadata = { ...objectAt(made, 'metadata'), uid, creationTimestamp: time };
  if (!resource.namespaced) delete objectAt(made, 'metadata').namespace;
  if (traitsOf(resource).countsGeneration) objectAt(made, 'metadata').generation = 1;
  if (rules !== undefined) {
    const causes = validateCreate(rules.checked?.(made, sent) ?? made, rules);
    if (causes.length > 0) throw invalid(resource, name, causes);
  }
  for (const text of warningsAbout(resource.id, made)) scope.warn(text);
  validateAdmission(admissionRequest(scope, 'CREATE', name, { object: made }), scope);
  return made;
}

/** An object whose metadata may be changed. */
function own(object: JsonObject): JsonObject {
  const copy = { ...object };
  copy.metadata = { ...(isObject(copy.metadata) ? copy.metadata : {}) };
  return copy;
}

/** The next value of `metadata.generation`. */
export function nextGeneration(before: JsonObject): number {
  return (numberAt(before, 'metadata', 'generation') ?? 0) + 1;
}
