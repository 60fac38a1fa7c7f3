import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { type BuiltObject, kindIn, nameIn, namespaceIn } from './built-object.ts';
import { changeField } from './fields.ts';

const POD_SPECS = ['spec', 'spec/template/spec', 'spec/jobTemplate/spec/template/spec'];
const CONTAINERS = ['containers[]', 'initContainers[]', 'ephemeralContainers[]'];

function inContainers(path: string): string[] {
  return POD_SPECS.flatMap((spec) => CONTAINERS.map((list) => `${spec}/${list}/${path}`));
}

function inPodSpecs(...paths: readonly string[]): string[] {
  return POD_SPECS.flatMap((spec) => paths.map((path) => `${spec}/${path}`));
}

/**
 * The fields in which objects refer to others, by the kind that they refer to.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/api/internal/konfig/builtinpluginconsts/namereference.go
 */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: [
    ...inContainers('env[]/valueFrom/configMapKeyRef/name'),
    ...inContainers('envFrom[]/configMapRef/name'),
    ...inPodSpecs('volumes[]/configMap/name', 'volumes[]/projected/sources[]/configMap/name'),
  ],
  Secret: [
    ...inContainers('env[]/valueFrom/secretKeyRef/name'),
    ...inContainers('envFrom[]/secretRef/name'),
    ...inPodSpecs(
      'volumes[]/secret/secretName',
      'volumes[]/projected/sources[]/secret/name',
      'imagePullSecrets[]/name',
    ),
    'spec/tls[]/secretName',
    'secrets[]/name',
    'imagePullSecrets[]/name',
  ],
  Service: [
    'spec/serviceName',
    'spec/defaultBackend/service/name',
    'spec/rules[]/http/paths[]/backend/service/name',
  ],
  ServiceAccount: inPodSpecs('serviceAccountName'),
  PersistentVolumeClaim: inPodSpecs('volumes[]/persistentVolumeClaim/claimName'),
  PersistentVolume: ['spec/volumeName'],
  StorageClass: ['spec/storageClassName', 'spec/volumeClaimTemplates[]/spec/storageClassName'],
  PriorityClass: inPodSpecs('priorityClassName'),
  IngressClass: ['spec/ingressClassName'],
};

/** The objects with their references updated to the final names. */
export function updateReferences(all: readonly BuiltObject[]): readonly BuiltObject[] {
  return all.map((built) => {
    const find = (kind: string, name: string): string => finalName(all, built, kind, name);
    let object = built.object;
    for (const [kind, paths] of Object.entries(REFERENCES))
      for (const path of paths)
        object = changeField(object, path, false, (value) =>
          typeof value === 'string' ? find(kind, value) : (value ?? null),
        );
    object = withKindAndName(object, 'spec/scaleTargetRef', find);
    object = withKindAndName(object, 'roleRef', find);
    return { ...built, object: withSubjects(object, all) };
  });
}

/** Updates a reference that includes the kind. */
function withKindAndName(
  object: JsonObject,
  path: string,
  find: (kind: string, name: string) => string,
): JsonObject {
  return changeField(object, path, false, (value) =>
    isObject(value) ? { ...value, name: find(kindIn(value), textAt(value, 'name')) } : (value ?? null),
  );
}

function withSubjects(object: JsonObject, all: readonly BuiltObject[]): JsonObject {
  if (!['RoleBinding', 'ClusterRoleBinding'].includes(kindIn(object))) return object;
  const subjects = objectsAt(object, 'subjects').map((subject): Json => {
    const account = all.find(
      (one) =>
        kindIn(subject) === 'ServiceAccount' &&
        kindIn(one.object) === 'ServiceAccount' &&
        one.original.name === textAt(subject, 'name') &&
        one.original.namespace === textAt(subject, 'namespace'),
    );
    if (account === undefined) return subject;
    const namespace = namespaceIn(account.object);
    return { ...subject, name: nameIn(account.object), ...(namespace !== '' && { namespace }) };
  });
  return 'subjects' in object ? { ...object, subjects } : object;
}

/** The final name of an object that another object refers to; unchanged if it is not part of the kustomization. */
function finalName(all: readonly BuiltObject[], from: BuiltObject, kind: string, name: string): string {
  const named = all.filter((one) => kindIn(one.object) === kind && one.original.name === name);
  const near = named.find((one) => namespaceIn(one.object) === namespaceIn(from.object));
  const found = near ?? named[0];
  return found === undefined ? name : textAt(objectAt(found.object, 'metadata'), 'name');
}
