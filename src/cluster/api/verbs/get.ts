import { type ApiCall, storedObject } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { asServed } from '../served/served.ts';

/** Returns one object. */
export function get(call: ApiCall): ApiReply {
  const { resource, version } = call.route;
  return { status: 200, body: asServed(storedObject(call), resource, version) };
}
