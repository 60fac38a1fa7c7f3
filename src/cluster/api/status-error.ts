import type { JsonObject } from '../../kubernetes/json.ts';

/** The refusal of a request. Can be thrown anywhere below the one place that turns it into a reply. */
export class StatusError extends Error {
  /** The `Status` object of the reply. */
  readonly status: JsonObject;

  constructor(status: JsonObject) {
    super(String(status.message ?? ''));
    this.status = status;
  }

  /** The HTTP status. */
  get code(): number {
    return Number(this.status.code ?? 500);
  }
}

interface Details {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly causes?: readonly JsonObject[];
  readonly retryAfterSeconds?: number;
}

/** An error with its HTTP code, reason (`NotFound`) and message. */
export function statusError(code: number, reason: string, message: string, details?: Details): StatusError {
  return new StatusError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason !== '' && { reason }),
    ...(details !== undefined && { details: { ...details } as JsonObject }),
    code,
  });
}

/**
 * 403 from an authorizer or an admission plugin: `pods "x" is forbidden: …`. The resource is written as in messages: `deployments.apps`.
 */
export function forbidden(
  resource: { plural: string; group: string },
  name: string,
  why: string,
): StatusError {
  const full = resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;
  const subject = name === '' ? `${full} is forbidden` : `${full} "${name}" is forbidden`;
  return statusError(403, 'Forbidden', `${subject}: ${why}`, {
    ...(name !== '' && { name }),
    ...(resource.group !== '' && { group: resource.group }),
    kind: resource.plural,
  });
}

/** 404 for an object that does not exist: `pods "x" not found`. */
export function notFound(resource: { plural: string; group: string }, name: string): StatusError {
  return statusError(404, 'NotFound', `${named(resource)} "${name}" not found`, about(resource, name));
}

/** 409 for an object that already exists. */
export function alreadyExists(resource: { plural: string; group: string }, name: string): StatusError {
  const message = `${named(resource)} "${name}" already exists`;
  return statusError(409, 'AlreadyExists', message, about(resource, name));
}

/** 409 for a write that is based on an outdated version: `Operation cannot be fulfilled on pods "x": …`. */
export function conflict(
  resource: { plural: string; group: string },
  name: string,
  why: string,
): StatusError {
  const message = `Operation cannot be fulfilled on ${named(resource)} "${name}": ${why}`;
  return statusError(409, 'Conflict', message, about(resource, name));
}

/** 400 for a request that cannot be understood. */
export function badRequest(message: string): StatusError {
  return statusError(400, 'BadRequest', message);
}

/** 405 for a verb that a resource does not support. */
export function methodNotAllowed(): StatusError {
  const message = 'the server does not allow this method on the requested resource';
  return statusError(405, 'MethodNotAllowed', message, {});
}

function named({ plural, group }: { plural: string; group: string }): string {
  return group === '' ? plural : `${plural}.${group}`;
}

function about({ plural, group }: { plural: string; group: string }, name: string): Details {
  return { name, ...(group !== '' && { group }), kind: plural };
}
