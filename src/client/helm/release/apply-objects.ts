import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { type ApiType, apiVersionOf, pathOf } from '../../discovery/api-type.ts';
import { typeOfObject } from '../../discovery/find-type.ts';
import { send, sendAndWarn } from '../../running.ts';
import { HelmFailure } from '../helm-failure.ts';
import { refusalText } from '../refusal-text.ts';

const MANAGED_BY = 'app.kubernetes.io/managed-by';
const RELEASE_NAME = 'meta.helm.sh/release-name';
const RELEASE_NAMESPACE = 'meta.helm.sh/release-namespace';
const POLICY = 'helm.sh/resource-policy';

/** The release that owns the objects, and the types that the server serves. */
export interface ObjectOwner {
  readonly name: string;
  readonly namespace: string;
  readonly types: readonly ApiType[];
  readonly forceConflicts: boolean;
}

interface Placed {
  readonly object: JsonObject;
  readonly type: ApiType;
  readonly namespace: string;
  readonly name: string;
}

/** Refuses objects of a new release that exist already and are not owned by it. */
export function* checkOwnership(
  objects: readonly JsonObject[],
  owner: ObjectOwner,
  doing: 'install' | 'update',
): Running<void> {
  for (const object of objects) {
    const placed = placeOf(object, owner);
    const { status, body } = yield* send({ method: 'GET', path: pathAt(placed) });
    if (status === 404) continue;
    if (status >= 400) throw new HelmFailure(refusalText(body));
    const problems = ownershipProblems(objectAt(body), owner);
    if (problems.length > 0)
      throw new HelmFailure(
        `unable to continue with ${doing}: ${inWords(placed)} exists and cannot be imported into the current release: invalid ownership metadata; ${problems.join('; ')}`,
      );
  }
}

function ownershipProblems(object: JsonObject, { name, namespace }: ObjectOwner): readonly string[] {
  const problem = (what: string, of: JsonObject, key: string, wanted: string): string[] => {
    const value = textAt(of, key);
    if (value === wanted) return [];
    const found =
      value === ''
        ? `missing key "${key}": must be set to "${wanted}"`
        : `key "${key}" must equal "${wanted}": current value is "${value}"`;
    return [`${what} validation error: ${found}`];
  };
  const { labels, annotations } = {
    labels: objectAt(object, 'metadata', 'labels'),
    annotations: objectAt(object, 'metadata', 'annotations'),
  };
  return [
    ...problem('label', labels, MANAGED_BY, 'Helm'),
    ...problem('annotation', annotations, RELEASE_NAME, name),
    ...problem('annotation', annotations, RELEASE_NAMESPACE, namespace),
  ];
}

/** Applies objects on the server as Helm does, each with its owner's labels and annotations. */
export function* applyObjects(objects: readonly JsonObject[], owner: ObjectOwner): Running<void> {
  for (const object of objects) {
    const placed = placeOf(object, owner);
    const reply = yield* sendAndWarn({
      method: 'PATCH',
      path: pathAt(placed),
      query: [
        ['fieldManager', 'helm'],
        ['fieldValidation', 'Strict'],
        ['force', String(owner.forceConflicts)],
      ],
      headers: { 'content-type': 'application/apply-patch+yaml' },
      body: marked(object, placed, owner),
    });
    if (reply.status < 400) continue;
    const target = `${placed.namespace === '' ? '' : `${placed.namespace}/`}${placed.name} ${apiVersionOf(placed.type)}, Kind=${placed.type.kind}`;
    throw new HelmFailure(
      reply.status === 409
        ? `conflict occurred while applying object ${target}: ${refusalText(reply.body)}`
        : `server-side apply failed for object ${target}: ${refusalText(reply.body)}`,
    );
  }
}

/**
 * Deletes the objects that a manifest no longer contains, or all of them, in the reverse order of their creation. Objects with the policy `keep`
 * stay.
 */
export function* deleteObjects(objects: readonly JsonObject[], owner: ObjectOwner): Running<void> {
  for (const object of [...objects].reverse()) {
    if (textAt(object, 'metadata', 'annotations', POLICY) === 'keep') continue;
    const reply = yield* send({
      method: 'DELETE',
      path: pathAt(placeOf(object, owner)),
      body: { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' },
    });
    if (reply.status >= 400 && reply.status !== 404) throw new HelmFailure(refusalText(reply.body));
  }
}

/** Applies the objects of the next revision, and deletes those that only the previous revision has. */
export function* replaceObjects(
  old: readonly JsonObject[],
  objects: readonly JsonObject[],
  owner: ObjectOwner,
): Running<void> {
  yield* applyObjects(objects, owner);
  yield* deleteObjects(objectsWithout(old, objects), owner);
}

/** The objects of one manifest that are missing in another. */
export function objectsWithout(
  objects: readonly JsonObject[],
  others: readonly JsonObject[],
): readonly JsonObject[] {
  const key = (object: JsonObject): string =>
    [
      textAt(object, 'kind'),
      textAt(object, 'apiVersion').replace(/\/?[^/]*$/, ''),
      textAt(object, 'metadata', 'namespace'),
      textAt(object, 'metadata', 'name'),
    ].join(' ');
  const known = new Set(others.map(key));
  return objects.filter((object) => !known.has(key(object)));
}

function placeOf(object: JsonObject, owner: ObjectOwner): Placed {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const type = typeOfObject(owner.types, apiVersion, kind);
  if (type === undefined)
    throw new HelmFailure(
      `unable to build kubernetes objects from release manifest: resource mapping not found for name: "${textAt(object, 'metadata', 'name')}" namespace: "${textAt(object, 'metadata', 'namespace')}" from "": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
    );
  const namespace = type.namespaced ? textAt(object, 'metadata', 'namespace') || owner.namespace : '';
  return { object, type, namespace, name: textAt(object, 'metadata', 'name') };
}

function pathAt({ type, namespace, name }: Placed): string {
  return pathOf(type, namespace, name);
}

function inWords({ type, namespace, name }: Placed): string {
  return `${type.kind} "${name}" in namespace "${namespace}"`;
}

function marked(object: JsonObject, { namespace }: Placed, owner: ObjectOwner): JsonObject {
  const metadata = objectAt(object, 'metadata');
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(namespace !== '' && { namespace }),
      labels: { ...objectAt(metadata, 'labels'), [MANAGED_BY]: 'Helm' },
      annotations: {
        ...objectAt(metadata, 'annotations'),
        [RELEASE_NAME]: owner.name,
        [RELEASE_NAMESPACE]: owner.namespace,
      },
    },
  };
}
