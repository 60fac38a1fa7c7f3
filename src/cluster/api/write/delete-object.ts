import { type JsonObject, listAt, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { traitsOf } from '../../registry/traits.ts';
import { timeText } from '../../time.ts';
import { conflict } from '../status-error.ts';
import { admissionRequest, admit, validateAdmission } from './admit.ts';
import { nextGeneration } from './create-object.ts';
import type { WriteScope } from './write-scope.ts';

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
}

/** The result of a deletion: the last state of the object, or its state while it waits for its finalizers and grace period. */
export interface Deleted {
  readonly object: JsonObject;
  readonly gone: boolean;
}

/** Deletes an object, or marks it as being deleted if something must happen first. Throws a `StatusError` if the server refuses it. */
export function deleteObject(scope: WriteScope, before: JsonObject, options: DeleteOptions): Deleted {
  const { context, route } = scope;
  const { resource } = route;
  const name = textAt(before, 'metadata', 'name');
  checkPreconditions(scope, before, options, name);
  const request = admissionRequest(scope, 'DELETE', name, { before });
  admit(request, scope);
  validateAdmission(request, scope);
  const after = marked(scope, before, options);
  if (after === undefined) {
    if (scope.dryRun) return { object: before, gone: true };
    recordNoGrace(scope, before);
    return { object: context.store.delete(resource.id, route.namespace, name) ?? before, gone: true };
  }
  if (after === before || scope.dryRun) return { object: after, gone: false };
  return { object: context.store.put(resource.id, after), gone: false };
}

/** Records on a Pod that is removed at once that its grace period is 0. */
function recordNoGrace({ context, route }: WriteScope, before: JsonObject): void {
  if (route.resource.id !== 'pods') return;
  const waiting = textAt(before, 'metadata', 'deletionTimestamp') !== '';
  if (waiting && (numberAt(before, 'metadata', 'deletionGracePeriodSeconds') ?? 0) === 0) return;
  const metadata = {
    ...objectAt(before, 'metadata'),
    ...(!waiting && { generation: nextGeneration(before) }),
    deletionTimestamp: timeText(context.world.now),
    deletionGracePeriodSeconds: 0,
  };
  context.store.put(route.resource.id, { ...before, metadata });
}

function checkPreconditions(
  { route: { resource } }: WriteScope,
  before: JsonObject,
  { uid, resourceVersion }: DeleteOptions,
  name: string,
): void {
  const stored = objectAt(before, 'metadata');
  const subject = { plural: resource.kind, group: '' };
  if (uid !== undefined && uid !== stored.uid)
    throw conflict(
      subject,
      name,
      `the UID in the precondition (${uid}) does not match the UID in record (${textAt(stored, 'uid')}). The object might have been deleted and then recreated`,
    );
  if (resourceVersion !== undefined && resourceVersion !== stored.resourceVersion)
    throw conflict(
      subject,
      name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${textAt(stored, 'resourceVersion')}). The object might have been modified`,
    );
}

/** The object marked as being deleted; the same object if it is already marked; `undefined` if it can be removed at once. */
function marked(scope: WriteScope, before: JsonObject, options: DeleteOptions): JsonObject | undefined {
  const grace = graceOf(scope, before, options);
  const waiting = textAt(before, 'metadata', 'deletionTimestamp') !== '';
  const known = numberAt(before, 'metadata', 'deletionGracePeriodSeconds') ?? 0;
  const finalizers = finalizersOf(scope, before, options);
  const held = finalizers.length > 0 || listAt(before, 'spec', 'finalizers').length > 0;
  if (grace === 0 && !held) return undefined;
  const sameFinalizers =
    JSON.stringify(finalizers) === JSON.stringify(listAt(before, 'metadata', 'finalizers'));
  if (waiting && known <= grace && sameFinalizers) return before;
  const metadata = { ...objectAt(before, 'metadata') };
  const after: JsonObject = { ...before, metadata };
  if (finalizers.length > 0) metadata.finalizers = finalizers;
  else delete metadata.finalizers;
  if (!waiting || known > grace) {
    metadata.deletionTimestamp = timeText(scope.context.world.now + grace * 1000);
    if (scope.route.resource.id !== 'namespaces') metadata.deletionGracePeriodSeconds = grace;
  }
  if (!waiting && numberAt(metadata, 'generation') !== undefined)
    metadata.generation = nextGeneration(before);
  if (scope.route.resource.id === 'namespaces')
    after.status = { ...objectAt(after, 'status'), phase: 'Terminating' };
  return after;
}

/** The grace period of a Pod in seconds; 0 for one that does not run on a node. */
function graceOf({ route }: WriteScope, before: JsonObject, { gracePeriodSeconds }: DeleteOptions): number {
  if (route.resource.id !== 'pods') return 0;
  const ended = ['Succeeded', 'Failed'].includes(textAt(before, 'status', 'phase'));
  if (textAt(before, 'spec', 'nodeName') === '' || ended) return 0;
  const own = numberAt(before, 'spec', 'terminationGracePeriodSeconds') ?? 30;
  return Math.max(0, gracePeriodSeconds ?? own);
}

/** The object's finalizers and those of the propagation policy, which make the garbage collector wait for dependents or orphan them. */
function finalizersOf(
  { route }: WriteScope,
  before: JsonObject,
  { propagationPolicy }: DeleteOptions,
): string[] {
  const given = listAt(before, 'metadata', 'finalizers').map(String);
  if (propagationPolicy === undefined) return given;
  const own = given.filter((name) => name !== 'orphan' && name !== 'foregroundDeletion');
  if (propagationPolicy === 'Orphan') return [...own, 'orphan'];
  return propagationPolicy === 'Foreground' && route.resource.id !== 'events'
    ? [...own, 'foregroundDeletion']
    : own;
}

/** The server's reply to a deletion. */
export function deletionReply(scope: WriteScope, { object, gone }: Deleted): JsonObject {
  const { resource } = scope.route;
  if (!gone || traitsOf(resource).returnsDeleted) return object;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: textAt(object, 'metadata', 'name'),
      ...(resource.group !== '' && { group: resource.group }),
      kind: resource.plural,
      uid: textAt(object, 'metadata', 'uid'),
    },
  };
}
