import { type ApiCall, decodeRequest, sentBody, writeScope } from '../api-call.ts';
import { decodeObject } from '../decode-object.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served/served.ts';
import { createObject } from '../write/create-object.ts';

/** A new object. */
export function create(call: ApiCall): ApiReply {
  const { resource, version } = call.route;
  const scope = writeScope(call);
  const sent = sentBody(call, resource.kind);
  const object = decodeObject(sent, decodeRequest(call));
  const made = createObject(scope, asStored(object, resource, version));
  return { status: 201, body: asServed(made, resource, version) };
}
