import type { JsonObject } from '../../kubernetes/json.ts';
import type { ApiContext } from './context.ts';
import { type DecodeRequest, decodeObject, type FieldValidation } from './decode-object.ts';
import { readBody } from './read-body.ts';
import type { ApiRequest, User } from './request.ts';
import type { ResourceRoute } from './route.ts';
import { notFound, statusError } from './status-error.ts';
import type { WriteScope } from './write/write-scope.ts';

/** A request about a resource, on its way through the API server. */
export interface ApiCall {
  readonly context: ApiContext;
  readonly request: ApiRequest;
  readonly route: ResourceRoute;
  readonly user: User;
  /** The object of a request from inside the cluster, which does not have to be decoded. */
  readonly sent?: JsonObject;
  /** Whether the status in the request already has the form in which it is stored. */
  readonly isComplete?: boolean;
  /** Texts for `Warning` headers. */
  readonly warnings: string[];
}

/** The object that the path names. Throws 404. */
export function storedObject({ context, route }: ApiCall): JsonObject {
  const { resource, namespace, name } = route;
  const found = context.store.get(resource.id, namespace, name);
  if (found === undefined) throw notFound(resource, name);
  return found;
}

/** The write that a request asks for. Throws 400 and 422 for invalid options. */
export function writeScope({ context, request, route, user, warnings }: ApiCall): WriteScope {
  const { query, headers } = request;
  return {
    context,
    route,
    user,
    dryRun: isDryRun(query.getAll('dryRun')),
    manager: query.get('fieldManager') || managerOf(headers['user-agent']),
    fieldValidation: fieldValidation(query.get('fieldValidation') ?? ''),
    warn: (text) => {
      if (!warnings.includes(text)) warnings.push(text);
    },
  };
}

/** The object in a request. An object from inside the cluster is used unchanged. Throws 400 and 415. */
export function sentObject(call: ApiCall): JsonObject {
  const { sent, request, route } = call;
  if (sent !== undefined) return sent;
  const body = readBody(request.body, request.headers['content-type'], route.resource.kind);
  return decodeObject(body, decodeRequest(call));
}

/** How to decode the object in a request into the kind of its path. */
export function decodeRequest(call: ApiCall): DecodeRequest {
  const { resource, version } = call.route;
  const { context } = call;
  const schema = context.resources.customVersion(resource, version)?.schema;
  return { ...resource, version, ...writeScope(call), kubernetes: context.version, schema };
}

/** Whether the request is a dry run. Throws 422 for a value that the API does not know. */
export function isDryRun(values: readonly string[]): boolean {
  for (const value of values) {
    if (value === 'All' || value === '') continue;
    throw statusError(
      422,
      'Invalid',
      ` "" is invalid: dryRun: Unsupported value: "${value}": supported values: "All"`,
    );
  }
  return values.includes('All');
}

function fieldValidation(word: string): FieldValidation {
  if (word === '' || word === 'Warn') return 'Warn';
  if (word === 'Strict' || word === 'Ignore') return word;
  throw statusError(
    422,
    'Invalid',
    ` "" is invalid: fieldValidation: Invalid value: "${word}": fieldValidation parameter unsupported: ${word}`,
  );
}

/** The program name in a user agent: `kubectl` for `kubectl/v1.35.2 (linux/amd64)`. */
function managerOf(agent: string | undefined): string {
  return (agent ?? '').split('/')[0] || 'unknown';
}
