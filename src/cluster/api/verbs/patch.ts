import { copyJson } from '../../../kubernetes/json.ts';
import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import { lookUp } from '../../../source/look-up.ts';
import { PATCHES, type PatchTarget } from '../../patch/registry.ts';
import { joinApiVersion } from '../../registry/resources.ts';
import { type ApiCall, storedObject, writeScope } from '../api-call.ts';
import { mediaType } from '../body-formats.ts';
import { checkFields, decodeObject } from '../decode-object.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served.ts';
import { statusError } from '../status-error.ts';
import { createObject } from '../write/create-object.ts';
import { updateObject } from '../write/update-object.ts';
import { timeText } from '../write/write-scope.ts';

const APPLY = 'application/apply-patch+yaml';

/** A stored object changed as a patch says; an apply creates what is not there. */
export function patch(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const { resource, version, namespace, name, subresource } = route;
  const type = mediaType(request.headers['content-type']);
  const apply = lookUp(PATCHES, type);
  if (apply === undefined) throw statusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  const scope = writeScope(call);
  const owned = type === APPLY;
  const before =
    owned && subresource === '' ? context.store.get(resource.id, namespace, name) : storedObject(call);
  const apiVersion = joinApiVersion(resource.group, version);
  const schema = typeOfKind(apiVersion, resource.kind);
  const decode = { ...resource, version, ...scope, kubernetes: context.version };
  const target: PatchTarget = {
    body: request.body ?? new Uint8Array(),
    ...(before && { before: asServed(before, resource, version) }),
    ...(schema !== undefined && { type: schema }),
    kind: resource.kind,
    apiVersion,
    subresource,
    manager: scope.manager,
    force: request.query.get('force') === 'true',
    time: timeText(context.world.now),
    checkFields: (object) => checkFields(copyJson(object), apiVersion, decode),
  };
  const patched = asStored(decodeObject(apply(target), decode), resource, version);
  if (before === undefined)
    return { status: 201, body: asServed(createObject(scope, patched), resource, version) };
  const after = updateObject(scope, before, patched, { owned });
  return { status: 200, body: asServed(after, resource, version) };
}
