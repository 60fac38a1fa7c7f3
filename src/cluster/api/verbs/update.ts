import { textAt } from '../../../kubernetes/json.ts';
import { traitsOf } from '../../registry/traits.ts';
import { type ApiCall, sentObject, storedObject, writeScope } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served/served.ts';
import { createObject } from '../write/create-object.ts';
import { updateObject } from '../write/update-object.ts';

/** Replaces a stored object, or the part of it that the path names. */
export function update(call: ApiCall): ApiReply {
  const { context, route } = call;
  const { resource, version, namespace, name } = route;
  const scope = writeScope(call);
  const wanted = asStored(sentObject(call), resource, version);
  const absent = context.store.get(resource.id, namespace, name) === undefined;
  if (absent && traitsOf(resource).createsOnUpdate && textAt(wanted, 'metadata', 'uid') === '')
    return { status: 201, body: asServed(createObject(scope, wanted), resource, version) };
  const { isComplete = false } = call;
  const after = updateObject(scope, storedObject(call), wanted, { isComplete });
  return { status: 200, body: asServed(after, resource, version) };
}
