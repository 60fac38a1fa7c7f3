import type { User } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import type { Json } from '../../kubernetes/json.ts';
import { objectsIn } from '../../lab/reading/objects-in.ts';
import { createObject } from '../../lab/start/create-object.ts';
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
    for (const object of (documents as readonly Json[]).flatMap(objectsIn)) {
      const failure = createObject(cluster, object, user);
      if (failure !== undefined) throw refused(file.path, failure);
      cluster.settle();
    }
  }
}

function refused(path: string, message: string): Failure {
  return new Failure({ code: 'usage', message: `${path}: ${message}` });
}
