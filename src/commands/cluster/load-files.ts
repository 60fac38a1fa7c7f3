import type { ApiReply, User } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { isObject, type Json, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { readSources } from '../check/read-sources.ts';

const MANIFESTS = {
  name: (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name),
  what: 'manifests (.yaml, .yml, .json)',
};

/**
 * Creates the objects of files in a cluster, in their order, as its administrator does.
 * @throws Failure for a file that cannot be read, and `usage` for an object that the API server refuses
 */
export async function loadFiles(
  cluster: Cluster,
  paths: readonly string[],
  user: User,
  env: Env,
): Promise<void> {
  const { files, unreadable } = await readSources(paths, MANIFESTS, env, env.workingDirectory);
  const [first] = unreadable;
  if (first !== undefined) throw first;
  for (const file of files) {
    const { documents, problems } = parseData(file.text);
    const [problem] = problems;
    if (problem !== undefined) throw refused(file.path, problem.message);
    for (const object of documents.flatMap(objectsIn)) {
      const failure = create(cluster, object, user);
      if (failure !== undefined) throw refused(file.path, failure);
      cluster.settle();
    }
  }
}

function refused(path: string, message: string): Failure {
  return new Failure({ code: 'usage', message: `${path}: ${message}` });
}

function objectsIn(document: unknown): readonly JsonObject[] {
  const found = document as Json;
  if (!isObject(found)) return [];
  return textAt(found, 'kind').endsWith('List') ? objectsAt(found, 'items') : [found];
}

/** Why an object was not created; `undefined` where it was. */
function create(cluster: Cluster, object: JsonObject, user: User): string | undefined {
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
        ...(body !== undefined && { body: Buffer.from(JSON.stringify(body)) }),
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
