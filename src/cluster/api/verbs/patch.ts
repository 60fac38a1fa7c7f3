import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import { lookUp } from '../../../source/look-up.ts';
import { withWrittenManagers } from '../../patch/apply/managed-fields.ts';
import { refusedPatch } from '../../patch/refused-patch.ts';
import { APPLY, PATCHES, type Patched } from '../../patch/registry.ts';
import { type ApiCall, decodeRequest, storedObject, writeScope } from '../api-call.ts';
import { mediaType } from '../body-formats.ts';
import { decodeObject } from '../decode-object.ts';
import type { ApiReply } from '../request.ts';
import { asServed, asStored } from '../served/served.ts';
import { statusError } from '../status-error.ts';
import { createObject } from '../write/create-object.ts';
import { checkName, updateObject } from '../write/update-object.ts';
import { ownedWrite } from '../write/write-scope.ts';

/** Patches a stored object; an apply creates it if it does not exist. */
export function patch(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const { resource, version, namespace, name, subresource } = route;
  const scope = writeScope(call);
  const owned = mediaType(request.headers['content-type']) === APPLY;
  const before =
    owned && subresource === '' ? context.store.get(resource.id, namespace, name) : storedObject(call);
  const served = before && asServed(withWrittenManagers(before), resource, version);
  const type = typeOfKind(joinApiVersion(resource.group, version), resource.kind);
  const { object, shown } = applyPatch(call, served, type);
  const refuse = (problem: string) => refusedPatch(shown, problem);
  const decode = { ...decodeRequest(call), refuse };
  const patched = asStored(decodeObject(object, decode), resource, version);
  if (before === undefined) {
    checkName(patched, name);
    return { status: 201, body: asServed(createObject(scope, patched, { owned }), resource, version) };
  }
  const after = updateObject(scope, before, patched, { owned });
  return { status: 200, body: asServed(after, resource, version) };
}

/** The object that results from the patch in a request's body. Throws 415 for a type of patch that the server does not know. */
export function applyPatch(call: ApiCall, before: JsonObject | undefined, type: string | undefined): Patched {
  const { request } = call;
  const apply = lookUp(PATCHES, mediaType(request.headers['content-type']));
  if (apply === undefined) throw statusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  return apply({
    ...ownedWrite(writeScope(call)),
    body: request.body ?? new Uint8Array(),
    ...(before && { before }),
    ...(type !== undefined && { type }),
    force: request.query.get('force') === 'true',
  });
}
