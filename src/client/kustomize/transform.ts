import { isObject, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { findResource } from '../../kubernetes/kubectl/resources.ts';
import { failure } from '../kubectl-failure.ts';
import { type BuiltObject, kindIn, nameIn, withMetadata } from './built-object.ts';
import { changeField } from './fields.ts';
import { addAnnotations, addLabels } from './labels.ts';
import type { Kustomization } from './read-kustomization.ts';

/** Applies the changes of a kustomization to each of its objects: namespace, names, labels, annotations, replicas, images. */
export function transformed(
  all: readonly BuiltObject[],
  kustomization: Kustomization,
): readonly BuiltObject[] {
  const { labels, annotations, namePrefix, nameSuffix, namespace, replicas } = kustomization;
  for (const entry of replicas)
    if (!all.some((one) => SCALED.includes(kindIn(one.object)) && isNamed(one, textAt(entry, 'name'))))
      throw failure(
        `resource with name ${textAt(entry, 'name')} does not match a config with the following GVK [Deployment.v1.apps ReplicaSet.v1.apps StatefulSet.v1.apps ReplicationController.v1]`,
      );
  return all.map((one) => {
    let { object } = one;
    for (const { pairs, reach } of [...labels].reverse())
      if (Object.keys(pairs).length > 0) object = addLabels(object, pairs, reach);
    if (Object.keys(annotations).length > 0) object = addAnnotations(object, annotations);
    object = withReplicas({ ...one, object }, replicas);
    for (const image of kustomization.images) object = withImage(object, image);
    return placed(named({ ...one, object }, namePrefix, nameSuffix), namespace);
  });
}

const UNNAMED = ['CustomResourceDefinition', 'Namespace', 'APIService'];

function named(one: BuiltObject, prefix: string, suffix: string): BuiltObject {
  if ((prefix === '' && suffix === '') || UNNAMED.includes(kindIn(one.object))) return one;
  return withMetadata(one, { name: `${prefix}${nameIn(one.object)}${suffix}` });
}

function placed(one: BuiltObject, namespace: string): BuiltObject {
  const kind = kindIn(one.object);
  if (namespace === '') return one;
  if (kind === 'Namespace') return withMetadata(one, { name: namespace });
  if (findResource(kind)?.namespaced === false) return one;
  const inside = withMetadata(one, { namespace });
  if (!['RoleBinding', 'ClusterRoleBinding'].includes(kind)) return inside;
  return { ...inside, object: withDefaultSubject(inside.object, namespace) };
}

/** Sets the namespace of the default account, which is always that of the kustomization. */
function withDefaultSubject(object: JsonObject, namespace: string): JsonObject {
  return changeField(object, 'subjects[]', false, (subject) =>
    isObject(subject) && textAt(subject, 'kind') === 'ServiceAccount' && textAt(subject, 'name') === 'default'
      ? { ...subject, namespace }
      : (subject ?? null),
  );
}

const SCALED = ['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController'];

function isNamed({ object, original }: BuiltObject, name: string): boolean {
  return name === nameIn(object) || name === original.name;
}

function withReplicas(one: BuiltObject, replicas: readonly JsonObject[]): JsonObject {
  const found = replicas.find((entry) => isNamed(one, textAt(entry, 'name')));
  if (found === undefined || !SCALED.includes(kindIn(one.object))) return one.object;
  return changeField(one.object, 'spec/replicas', true, () => found.count ?? null);
}

const POD_SPECS = ['spec', 'spec/template/spec', 'spec/jobTemplate/spec/template/spec'];

function withImage(object: JsonObject, entry: JsonObject): JsonObject {
  let changed = object;
  for (const spec of POD_SPECS)
    for (const list of ['containers', 'initContainers'])
      changed = changeField(changed, `${spec}/${list}[]/image`, false, (image) =>
        typeof image === 'string' ? newImage(image, entry) : (image ?? null),
      );
  return changed;
}

function newImage(image: string, entry: JsonObject): string {
  const parts = /^(?<name>.*?)(?<rest>(?::[^/@:]+)?(?:@.+)?)$/.exec(image)?.groups;
  const [name = image, rest = ''] = [parts?.name, parts?.rest];
  if (name !== textAt(entry, 'name')) return image;
  const [tag, digest] = [textAt(entry, 'newTag'), textAt(entry, 'digest')];
  const own = digest !== '' ? `@${digest}` : tag !== '' ? `:${tag}` : rest;
  return `${textAt(entry, 'newName') || name}${own}`;
}
