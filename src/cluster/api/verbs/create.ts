import { type ApiCall, sentObject, writeScope } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served/served.ts';
import { createObject } from '../write/create-object.ts';

/** Creates an object. */
export function create(call: ApiCall): ApiReply {
  const { resource, version } = call.route;
  const scope = writeScope(call);
  const made = createObject(scope, asStored(sentObject(call), resource, version));
  return { status: 201, body: asServed(made, resource, version) };
}
