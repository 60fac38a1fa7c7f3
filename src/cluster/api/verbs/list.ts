import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../api-call.ts';
import { writeContinue } from '../continue-token.ts';
import { listedObjects } from '../list-options.ts';
import { selectionOf } from '../objects-query.ts';
import type { ApiReply } from '../request.ts';
import { asServed } from '../served/served.ts';
import { badRequest } from '../status-error.ts';

/** Lists the objects of a collection that a query asks for, in chunks if it sets a limit. */
export function list(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const { resource, version } = route;
  const { query } = request;
  const selects = selectionOf(query, resource);
  const limit = readLimit(query.get('limit') ?? '');
  const { revision, objects, after } = listedObjects(context, route, query);
  const all = objects.filter(selects);
  const rest = after === undefined ? all : all.filter((object) => keyOf(object) > after);
  const shown = limit === 0 ? rest : rest.slice(0, limit);
  const left = rest.length - shown.length;
  const last = shown.at(-1);
  return {
    status: 200,
    body: {
      kind: `${resource.kind}List`,
      apiVersion: joinApiVersion(resource.group, version),
      metadata: {
        resourceVersion: String(revision),
        ...(left > 0 && last && { continue: writeContinue({ revision, key: keyOf(last) }) }),
        ...(left > 0 &&
          !query.get('labelSelector') &&
          !query.get('fieldSelector') && { remainingItemCount: left }),
      },
      items: shown.map((object) => item(asServed(object, resource, version), resource.custom)),
    },
  };
}

/** An item of a list. Items of built-in kinds omit the kind and version, which the list gives for all items. */
function item(object: JsonObject, custom: boolean): JsonObject {
  if (custom) return object;
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object;
  return rest;
}

function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

function readLimit(text: string): number {
  if (text === '') return 0;
  if (!/^-?\d+$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Math.max(0, Number(text));
}
