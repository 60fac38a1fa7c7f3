import { isObject, type JsonObject } from '../../kubernetes/json.ts';
import { authorize } from '../access/authorize.ts';
import { effectiveUser } from '../access/effective-user.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiContext } from './context.ts';
import { deprecationOf } from './deprecation.ts';
import { dispatch, verbOf } from './dispatch.ts';
import { answerPath } from './paths/registry.ts';
import { presenterOf } from './present.ts';
import { prettified } from './pretty.ts';
import type { ApiReply, ApiRequest, User } from './request.ts';
import { readApiPath, routeOf } from './route.ts';
import { StatusError, statusError } from './status-error.ts';

/** The size of the largest body that the API server reads. */
const MOST_BYTES = 3 * 1024 * 1024;

/** Answers one request. Never throws: a refusal is a reply with a `Status`. */
export function handle(context: ApiContext, request: ApiRequest): ApiReply {
  try {
    return prettified(answer(context, request), request);
  } catch (error) {
    const refusal = error instanceof StatusError ? error : internal(error);
    return prettified({ status: refusal.code, body: refusal.status }, request);
  }
}

function internal(error: unknown): StatusError {
  const message = error instanceof Error ? error.message : String(error);
  return statusError(500, 'InternalError', `Internal error occurred: ${message}`, {
    causes: [{ message }],
  });
}

function answer(context: ApiContext, request: ApiRequest): ApiReply {
  if ((request.body?.length ?? 0) > MOST_BYTES)
    throw statusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${MOST_BYTES}`);
  const user = effectiveUser(request, context.world);
  const path = readApiPath(request.path);
  if (path === undefined || (path.plural === '' && path.name === ''))
    return answerPlain(context, request, user);
  const route = routeOf(path, context.resources);
  const verb = verbOf(request.method, route.name, request.query);
  const { resource, namespace, name, subresource } = route;
  authorize(
    {
      user,
      verb,
      resource: resource.plural,
      group: resource.group,
      subresource,
      namespace: resource.id === 'namespaces' ? name : namespace,
      name,
      path: request.path,
    },
    context.world,
  );
  context.late.catchUp(resource.id);
  const warnings = [...deprecationOf(resource, route.version, context.resources)];
  const call: ApiCall = { context, request, route, user, warnings };
  return withWarnings(presented(call, verb, dispatch(call, verb)), call.warnings);
}

function answerPlain(context: ApiContext, request: ApiRequest, user: User): ApiReply {
  const { path } = request;
  const nowhere = { resource: '', group: '', subresource: '', namespace: '', name: '' };
  authorize({ user, verb: request.method.toLowerCase(), ...nowhere, path }, context.world);
  return answerPath(context, request);
}

/** The reply with its objects in the form that the client accepts; a `Status` is left unchanged. */
function presented(call: ApiCall, verb: string, reply: ApiReply): ApiReply {
  if (call.request.isUnread === true) return reply;
  if (!('body' in reply) || verb === 'watch' || !isObject(reply.body as JsonObject)) return reply;
  const body = reply.body as JsonObject;
  const { kind, custom } = call.route.resource;
  const isScale = body.kind === 'Scale' && !custom;
  if (body.kind !== kind && body.kind !== `${kind}List` && !isScale) return reply;
  return { ...reply, body: presenterOf(call)(body) };
}

function withWarnings(reply: ApiReply, warnings: readonly string[]): ApiReply {
  if (warnings.length === 0 || 'upgrade' in reply) return reply;
  const warning = warnings.map((text) => `299 - ${JSON.stringify(text)}`).join(', ');
  return { ...reply, headers: { ...reply.headers, warning } };
}
