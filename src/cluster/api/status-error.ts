import type { JsonObject } from '../../kubernetes/json.ts';

/** A request that the API server refuses: thrown anywhere below the one place that turns it into a reply. */
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

/** A failure with its HTTP code, reason (`NotFound`) and message. */
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

/** 403 of an authorizer or an admission plugin: `pods "x" is forbidden: …`. The resource is as in messages: `deployments.apps`. */
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
