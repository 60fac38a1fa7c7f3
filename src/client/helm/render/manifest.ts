import { isObject, type Json, type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { parseData } from '../../../yaml/parse-data.ts';
import { HelmFailure } from '../helm-failure.ts';

/** One document of a rendered template. */
export interface ManifestPart {
  /** `web/templates/service.yaml`. */
  readonly source: string;
  readonly text: string;
  readonly object: JsonObject;
}

/**
 * The order in which kinds are created; they are deleted in the reverse order. Kinds that are not listed come last.
 * @see https://helm.sh/docs/intro/using_helm/
 */
const KINDS = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/** The documents of rendered files, sorted by kind. */
export function inKindOrder(parts: readonly ManifestPart[]): readonly ManifestPart[] {
  return parts
    .map((part, at) => ({ part, at, rank: rankOf(textAt(part.object, 'kind')) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ part }) => part);
}

function rankOf(kind: string): number {
  const at = KINDS.indexOf(kind);
  return at === -1 ? KINDS.length : at;
}

/** The documents of a rendered file that contain an object. */
export function partsOf(source: string, text: string): readonly ManifestPart[] {
  return text.split(/(?:^|\s*\n)---(?:\s|$)/).flatMap((document) => {
    if (document.trim() === '') return [];
    const { documents, problems } = parseData(document);
    const [problem] = problems;
    if (problem !== undefined)
      throw new HelmFailure(
        `YAML parse error on ${source}: error converting YAML to JSON: yaml: ${problem.message}`,
      );
    const [object] = documents as readonly Json[];
    if (object === undefined || object === null) return [];
    if (!isObject(object) || textAt(object, 'kind') === '' || textAt(object, 'apiVersion') === '')
      throw new HelmFailure(`${source} contains a document without apiVersion and kind`);
    return [{ source, text: document.trim(), object }];
  });
}

/** The manifest of a release: what `helm get manifest` prints. */
export function manifestText(parts: readonly ManifestPart[]): string {
  return parts.map(({ source, text }) => `---\n# Source: ${source}\n${text}\n`).join('');
}

/** The objects of a manifest, in its order. */
export function objectsOfManifest(text: string): readonly JsonObject[] {
  return partsOf('the manifest', text).map(({ object }) => object);
}
