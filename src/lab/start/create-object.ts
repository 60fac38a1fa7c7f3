import type { ApiReply, User } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { isObject, type Json, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';

/** Creates an object as its author wrote it. @returns why it was not created; `undefined` where it was */
export function createObject(cluster: Cluster, object: JsonObject, user: User): string | undefined {
  const apiVersion = textAt(object, 'apiVersion');
  const kind = textAt(object, 'kind');
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const send = (method: string, path: string, body?: JsonObject): JsonObject =>
    bodyOf(
      cluster.handle({
        method,
        path,
        query: new URLSearchParams(),
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body: new TextEncoder().encode(JSON.stringify(body)) }),
        user,
      }),
    );
  const resource = objectsAt(send('GET', root), 'resources').find(
    (one) => textAt(one, 'kind') === kind && !textAt(one, 'name').includes('/'),
  );
  if (resource === undefined) return `k8s-drill does not simulate ${apiVersion} ${kind}`;
  const namespace = textAt(object, 'metadata', 'namespace') || 'default';
  const place = resource.namespaced === true ? `/namespaces/${namespace}` : '';
  const reply = send('POST', `${root}${place}/${textAt(resource, 'name')}`, object);
  return textAt(reply, 'kind') === 'Status' ? textAt(reply, 'message') : undefined;
}

function bodyOf(reply: ApiReply): JsonObject {
  return 'body' in reply && isObject(reply.body as Json) ? (reply.body as JsonObject) : {};
}
