import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { perObject } from '../../kubernetes/per-object.ts';
import type { Running } from '../client-effect.ts';
import { serverFailure } from '../kubectl-failure.ts';
import { send } from '../running.ts';
import type { ApiType } from './api-type.ts';

const ACCEPT = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** All types that the server serves, in its order of preference: the core group first, and the preferred version of each group first. */
export function* discover(): Running<readonly ApiType[]> {
  const found: ApiType[] = [];
  for (const path of ['/api', '/apis']) {
    const { status, body } = yield* send({ method: 'GET', path, headers: { accept: ACCEPT } });
    if (status >= 400) throw serverFailure(body);
    for (const group of objectsAt(body, 'items')) found.push(...typesOf(group));
  }
  return found;
}

/** An in-process cluster returns the same group object to each command. */
const typesOf = perObject((group: JsonObject): readonly ApiType[] => {
  const name = textAt(group, 'metadata', 'name');
  return objectsAt(group, 'versions').flatMap((version) =>
    objectsAt(version, 'resources').map((resource) =>
      typeOfResource(name, textAt(version, 'version'), resource),
    ),
  );
});

function typeOfResource(group: string, version: string, resource: JsonObject): ApiType {
  return {
    plural: textAt(resource, 'resource'),
    singular: textAt(resource, 'singularResource'),
    kind: textAt(objectAt(resource, 'responseKind'), 'kind'),
    group,
    version,
    namespaced: textAt(resource, 'scope') === 'Namespaced',
    verbs: texts(resource, 'verbs'),
    shortNames: texts(resource, 'shortNames'),
    categories: texts(resource, 'categories'),
    subresources: objectsAt(resource, 'subresources').map((sub) => textAt(sub, 'subresource')),
  };
}

function texts(of: JsonObject, key: string): string[] {
  return listAt(of, key).map(String);
}
