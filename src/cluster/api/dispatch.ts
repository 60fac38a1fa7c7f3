import { lookUp } from '../../source/look-up.ts';
import type { ApiResource } from '../registry/resource.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiReply } from './request.ts';
import { methodNotAllowed } from './status-error.ts';
import { HANDLERS, type Handler } from './subresources/registry.ts';
import { scale } from './subresources/scale.ts';
import { create } from './verbs/create.ts';
import { remove, removeCollection } from './verbs/delete.ts';
import { get } from './verbs/get.ts';
import { list } from './verbs/list.ts';
import { patch } from './verbs/patch.ts';
import { update } from './verbs/update.ts';
import { watch } from './verbs/watch.ts';

const VERBS: Readonly<Record<string, (call: ApiCall) => ApiReply>> = {
  create,
  delete: remove,
  deletecollection: removeCollection,
  get,
  list,
  patch,
  update,
  watch,
};

/** The verb of a request, as used by discovery and authorization. Throws 405 for a method without a verb. */
export function verbOf(method: string, name: string, query: URLSearchParams): string {
  switch (method) {
    case 'GET':
    case 'HEAD': {
      const watching = ['1', 'true', ''].includes(query.get('watch') ?? 'no');
      return watching ? 'watch' : name === '' ? 'list' : 'get';
    }
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name === '' ? 'deletecollection' : 'delete';
    default:
      throw methodNotAllowed();
  }
}

const WITH_NAME = new Set(['get', 'update', 'patch', 'delete']);

function handlerOf({ id, custom }: ApiResource, subresource: string): Handler | undefined {
  if (custom && subresource === 'scale') return scale;
  return lookUp(HANDLERS, subresource === '' ? id : `${id}/${subresource}`);
}

/** Carries out a request for a resource. Throws a `StatusError` if the server refuses it. */
export function dispatch(call: ApiCall, verb: string): ApiReply {
  const { resource, subresource, name } = call.route;
  const sub = subresource.split('/')[0] ?? '';
  const own = sub === '' ? undefined : resource.subresources.find((one) => one.name === sub);
  const verbs = own?.verbs ?? resource.verbs;
  const wantsName = WITH_NAME.has(verb);
  if (!verbs.includes(verb) || (wantsName && name === '') || (sub === '' && verb === 'create' && name !== ''))
    throw methodNotAllowed();
  const handler = sub === 'status' ? undefined : handlerOf(resource, sub);
  if (handler !== undefined) return handler(call, verb);
  const run = lookUp(VERBS, verb);
  if (run === undefined) throw methodNotAllowed();
  return run(call);
}
