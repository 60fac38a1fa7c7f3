import type { JsonObject } from '../../kubernetes/json.ts';
import { objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running, ServerReply } from '../client-effect.ts';
import { send } from '../running.ts';

type Query = readonly (readonly [name: string, value: string])[];

/** The server's answer to a list request, with all pages joined. */
export type Listed = { readonly items: readonly JsonObject[] } | { readonly refused: JsonObject };

/** Fetches the objects of a path, page by page. @param chunkSize the page size; 0 for all at once */
export function* listRelated(path: string, query: Query, chunkSize: number): Running<Listed> {
  const items: JsonObject[] = [];
  let token = '';
  for (;;) {
    const asked: Query = [
      ...query,
      ...(chunkSize > 0 ? [['limit', String(chunkSize)] as const] : []),
      ...(token === '' ? [] : [['continue', token] as const]),
    ];
    const reply: ServerReply = yield* send({ method: 'GET', path, query: asked });
    if (reply.status >= 400) return { refused: objectAt(reply.body) };
    const kind = textAt(reply.body, 'kind').replace(/List$/, '');
    const apiVersion = textAt(reply.body, 'apiVersion');
    items.push(...objectsAt(reply.body, 'items').map((item) => ({ apiVersion, kind, ...item })));
    token = textAt(reply.body, 'metadata', 'continue');
    if (token === '') return { items };
  }
}

/** Like `listRelated`, but a refusal counts as no items. */
export function* itemsOfPath(path: string, query: Query, chunkSize: number): Running<readonly JsonObject[]> {
  const listed = yield* listRelated(path, query, chunkSize);
  return 'items' in listed ? listed.items : [];
}

/** The path of a core type's objects in a namespace. */
export function corePath(namespace: string, plural: string): string {
  return namespace === '' ? `/api/v1/${plural}` : `/api/v1/namespaces/${namespace}/${plural}`;
}
