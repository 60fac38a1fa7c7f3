import type { ApiReply } from '../cluster/api/request.ts';
import { statusError } from '../cluster/api/status-error.ts';

/** A reply that is whole, other than a stream. */
export type WholeReply = Extract<ApiReply, { readonly body: unknown }>;

/** A request that is refused before the API server sees it: a reply with a `Status`. */
function refusal(code: number, reason: string, message: string): WholeReply {
  return { status: code, body: statusError(code, reason, message).status };
}

/** No credentials, or wrong ones. */
export const UNAUTHORIZED = refusal(401, 'Unauthorized', 'Unauthorized');

/** A name by which this server is not known: a web page whose name was made to lead here. */
export const WRONG_HOST = refusal(
  421,
  'MisdirectedRequest',
  'k8s-drill answers requests to 127.0.0.1 and localhost only',
);

export const TOO_LARGE = refusal(413, 'RequestEntityTooLarge', 'Request entity too large: limit is 3145728');

export const TOO_MANY_STREAMS = refusal(
  429,
  'TooManyRequests',
  'k8s-drill serves at most 100 watches and followed logs at a time',
);

/** kubectl before 1.31 runs commands over SPDY. */
export const NEEDS_WEB_SOCKETS = refusal(
  400,
  'BadRequest',
  'k8s-drill takes exec and attach over WebSockets only; use kubectl 1.31 or newer',
);
