import type { ApiReply } from '../cluster/api/request.ts';
import { statusError } from '../cluster/api/status-error.ts';

/** A complete reply, not a stream. */
export type WholeReply = Extract<ApiReply, { readonly body: unknown }>;

/** A refusal before the API server handles a request: a reply with a `Status`. */
function refusal(code: number, reason: string, message: string): WholeReply {
  return { status: code, body: statusError(code, reason, message).status };
}

/** For missing or invalid credentials. */
export const UNAUTHORIZED = refusal(401, 'Unauthorized', 'Unauthorized');

/** For a host name that is not this server's, such as that of a web page that was made to resolve to it. */
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

/** For kubectl before 1.31, which uses SPDY for exec and attach. */
export const NEEDS_WEB_SOCKETS = refusal(
  400,
  'BadRequest',
  'k8s-drill supports exec and attach over WebSockets only; use kubectl 1.31 or newer',
);
