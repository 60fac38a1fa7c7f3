import type { ApiReply, User } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';

/** Creates an object as its author wrote it. @returns why it was not created, or `undefined` if it was */
export function createObject(cluster: Cluster, object: JsonObject, user: User): string | undefined {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const served = cluster.world.kind(apiVersion, kind);
  if (served === undefined) return `k8s-drill does not simulate ${apiVersion} ${kind}`;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const [plural = ''] = served.resource.split('.');
  const namespace = textAt(object, 'metadata', 'namespace') || 'default';
  const place = served.namespaced ? `/namespaces/${namespace}` : '';
  const reply = cluster.handle({
    method: 'POST',
    path: `${root}${place}/${plural}`,
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(object)),
    user,
    isUnread: true,
  });
  const body = bodyOf(reply);
  return textAt(body, 'kind') === 'Status' ? textAt(body, 'message') : undefined;
}

function bodyOf(reply: ApiReply): JsonObject {
  return 'body' in reply && isObject(reply.body as Json) ? (reply.body as JsonObject) : {};
}
