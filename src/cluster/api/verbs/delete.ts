import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import { type JsonObject, listAt, numberAt, textAt } from '../../../kubernetes/json.ts';
import { type ApiCall, isDryRun, storedObject, writeScope } from '../api-call.ts';
import { readOptions } from '../body-formats.ts';
import { selectionOf } from '../objects-query.ts';
import type { ApiReply } from '../request.ts';
import { asServed } from '../served/served.ts';
import { badRequest } from '../status-error.ts';
import { type DeleteOptions, deleteObject, deletionReply } from '../write/delete-object.ts';
import type { WriteScope } from '../write/write-scope.ts';

const POLICIES = ['Background', 'Foreground', 'Orphan'];

/** Deletes one object. */
export function remove(call: ApiCall): ApiReply {
  const { scope, options } = deletion(call);
  const deleted = deleteObject(scope, storedObject(call), options);
  const { resource, version } = call.route;
  return { status: 200, body: asServed(deletionReply(scope, deleted), resource, version) };
}

/** Deletes all objects of a collection that the query selects. */
export function removeCollection(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const { resource, version, namespace } = route;
  const { scope, options } = deletion(call);
  const found = context.store.list(resource.id, namespace).filter(selectionOf(request.query, resource));
  const items = found.map((object) => {
    const own = { ...scope, route: { ...route, namespace: textAt(object, 'metadata', 'namespace') } };
    return asServed(deleteObject(own, object, options).object, resource, version);
  });
  const metadata = { resourceVersion: String(context.store.revision) };
  const apiVersion = joinApiVersion(resource.group, version);
  return { status: 200, body: { kind: `${resource.kind}List`, apiVersion, metadata, items } };
}

/** How to delete, according to the body or the query. */
function deletion(call: ApiCall): { scope: WriteScope; options: DeleteOptions } {
  const { request } = call;
  const body = readOptions(request.body, request.headers['content-type']);
  const scope = writeScope(call);
  const dryRun = scope.dryRun || isDryRun(listAt(body, 'dryRun').map(String));
  return { scope: { ...scope, dryRun }, options: optionsOf(body, request.query) };
}

function optionsOf(body: JsonObject, query: URLSearchParams): DeleteOptions {
  const grace = numberAt(body, 'gracePeriodSeconds') ?? wholeNumber(query.get('gracePeriodSeconds'));
  const orphan = body.orphanDependents;
  const policy =
    textAt(body, 'propagationPolicy') ||
    query.get('propagationPolicy') ||
    (orphan === true ? 'Orphan' : orphan === false ? 'Background' : '');
  if (policy !== '' && !POLICIES.includes(policy))
    throw badRequest(
      `invalid DeleteOptions: propagationPolicy: Unsupported value: "${policy}": supported values: "Foreground", "Background", "Orphan"`,
    );
  const uid = textAt(body, 'preconditions', 'uid');
  const resourceVersion = textAt(body, 'preconditions', 'resourceVersion');
  return {
    ...(grace !== undefined && { gracePeriodSeconds: grace }),
    ...(policy !== '' && { propagationPolicy: policy }),
    ...(uid !== '' && { uid }),
    ...(resourceVersion !== '' && { resourceVersion }),
  };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
