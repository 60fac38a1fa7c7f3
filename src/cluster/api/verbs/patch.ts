import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import { lookUp } from '../../../source/look-up.ts';
import { refusedPatch } from '../../patch/refused-patch.ts';
import { APPLY, PATCHES, type PatchTarget } from '../../patch/registry.ts';
import { joinApiVersion } from '../../registry/resources.ts';
import { type ApiCall, storedObject, writeScope } from '../api-call.ts';
import { mediaType } from '../body-formats.ts';
import { decodeObject } from '../decode-object.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served.ts';
import { statusError } from '../status-error.ts';
import { createObject } from '../write/create-object.ts';
import { updateObject } from '../write/update-object.ts';
import { ownedWrite } from '../write/write-scope.ts';

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
    ...ownedWrite(scope),
    body: request.body ?? new Uint8Array(),
    ...(before && { before: asServed(before, resource, version) }),
    ...(schema !== undefined && { type: schema }),
    force: request.query.get('force') === 'true',
  };
  const { object, shown } = apply(target);
  const refuse = (problem: string) => refusedPatch(shown, problem);
  const patched = asStored(decodeObject(object, { ...decode, refuse }), resource, version);
  if (before === undefined)
    return { status: 201, body: asServed(createObject(scope, patched, { owned }), resource, version) };
  const after = updateObject(scope, before, patched, { owned });
  return { status: 200, body: asServed(after, resource, version) };
}
