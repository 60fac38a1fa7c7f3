import { isObject, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { perKey } from '../../kubernetes/per-key.ts';
import type { ApiCall } from '../api/api-call.ts';
import type { ApiContext } from '../api/context.ts';
import { dispatch } from '../api/dispatch.ts';
import type { User } from '../api/request.ts';
import type { ResourceRoute } from '../api/route.ts';
import { notFound, StatusError } from '../api/status-error.ts';
import { metadataWithoutManagers } from '../patch/apply/late-managers.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import type { Controller, Write, WriteReply } from './controller.ts';
import { recordEvent } from './record-event.ts';

const GROUPS = ['system:serviceaccounts', 'system:serviceaccounts:kube-system', 'system:authenticated'];

/** The user that a controller writes as. */
function userOf({ name, user }: Controller): User {
  return user ?? { name: `system:serviceaccount:kube-system:${name}`, groups: GROUPS };
}

/** Performs one write of a controller as an API request, and returns the server's reply. */
export function performWrite(context: ApiContext, write: Write, controller: Controller): WriteReply {
  try {
    if (write.do === 'event' && !context.keepsEvents) return { status: 201, body: {} };
    if (write.do === 'event') return { status: 201, body: recordEvent(context, write, controller) };
    const { verb, call } = callFor(context, wholeOf(write, context), controller);
    const reply = dispatch(call, verb);
    if ('body' in reply && isObject(reply.body as JsonObject))
      return { status: reply.status, body: reply.body as JsonObject };
    return { status: 200, body: {} };
  } catch (error) {
    if (error instanceof StatusError) return { status: error.code, body: error.status };
    throw error;
  }
}

type Request = Exclude<Write, { do: 'event' }>;

/** A patch as the equivalent update, which the server need not decode; for controllers nothing else differs. */
function wholeOf(write: Request, { store, resources }: ApiContext): Request {
  if (write.do !== 'patch' || (write.subresource ?? '') !== '' || resources.byId(write.resource)?.custom)
    return write;
  const { resource, namespace, name, patch } = write;
  const stored = store.get(resource, namespace, name);
  if (stored === undefined) return write;
  const unowned = { ...stored, metadata: metadataWithoutManagers(stored) };
  return { do: 'update', resource, object: mergePatch(unowned, patch) as JsonObject };
}

interface Wanted {
  readonly verb: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly subresource?: string | undefined;
  readonly body?: JsonObject;
  readonly type?: string;
}

function wantedBy(write: Request): Wanted {
  switch (write.do) {
    case 'create': {
      const { resource, object } = write;
      return {
        verb: 'create',
        resource,
        namespace: textAt(object, 'metadata', 'namespace'),
        name: '',
        body: object,
      };
    }
    case 'update': {
      const { resource, object, subresource } = write;
      const { namespace, name } = objectAt(object, 'metadata');
      return {
        verb: 'update',
        resource,
        namespace: String(namespace ?? ''),
        name: String(name ?? ''),
        subresource,
        body: object,
      };
    }
    case 'patch':
      return { ...write, verb: 'patch', body: write.patch, type: 'application/merge-patch+json' };
    case 'delete': {
      const { uid, graceSeconds, propagation } = write;
      const body: JsonObject = {
        ...(uid !== undefined && { preconditions: { uid } }),
        ...(graceSeconds !== undefined && { gracePeriodSeconds: graceSeconds }),
        ...(propagation !== undefined && { propagationPolicy: propagation }),
      };
      return { ...write, verb: 'delete', body };
    }
    case 'bind': {
      const { namespace, pod, node } = write;
      const body = { metadata: { name: pod, namespace }, target: { kind: 'Node', name: node } };
      return { verb: 'create', resource: 'pods', namespace, name: pod, subresource: 'binding', body };
    }
  }
}

const queryOf = perKey((fieldManager) => new URLSearchParams({ fieldManager, fieldValidation: 'Ignore' }));

function callFor(
  context: ApiContext,
  write: Request,
  controller: Controller,
): { verb: string; call: ApiCall } {
  const { verb, resource: id, namespace, name, subresource = '', body, type } = wantedBy(write);
  const resource = context.resources.byId(id);
  if (resource === undefined) throw notFound({ plural: id, group: '' }, name);
  const manager = controller.manager ?? 'kube-controller-manager';
  const route: ResourceRoute = { resource, version: resource.version, namespace, name, subresource };
  const user = userOf(controller);
  const isWhole = (verb === 'create' || verb === 'update') && ['', 'status', 'binding'].includes(subresource);
  const request = {
    method: verb,
    path: '',
    query: queryOf(manager),
    headers: { 'content-type': type ?? 'application/json' },
    ...(body && !isWhole && { body: new TextEncoder().encode(JSON.stringify(body)) }),
    user,
  };
  const sent = isWhole && body !== undefined ? { sent: body } : {};
  const isComplete = write.do === 'update' && write.isComplete === true;
  return { verb, call: { context, request, route, user, warnings: [], isComplete, ...sent } };
}
