import { itemPath, keyPath } from '../../kubernetes/manifest/field-path.ts';
import type { Place } from '../../kubernetes/manifest/match/place.ts';
import { lookUp } from '../../source/look-up.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entryOf, type YamlEntry, type YamlNode } from '../../yaml/yaml-node.ts';

/** Fields that change the effect of an object, with a value, by their type; an answer that adds one is wrong. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  V1ServiceSpec: [
    'type: NodePort',
    'clusterIP: None',
    'sessionAffinity: ClientIP',
    'externalIPs: [203.0.113.9]',
  ],
  V1ServicePort: ['protocol: UDP', 'nodePort: 30999'],
  V1PodSpec: [
    'hostNetwork: true',
    'hostPID: true',
    'nodeName: node09',
    'nodeSelector: {disk: tape}',
    'restartPolicy: Never',
    'serviceAccountName: other',
    'automountServiceAccountToken: false',
    'tolerations: [{operator: Exists}]',
    'priorityClassName: system-node-critical',
    'activeDeadlineSeconds: 5',
    'terminationGracePeriodSeconds: 0',
  ],
  V1Container: [
    'securityContext: {privileged: true}',
    'imagePullPolicy: Never',
    'workingDir: /else',
    'tty: true',
  ],
  V1VolumeMount: ['subPath: part', 'readOnly: true'],
  V1ConfigMapKeySelector: ['optional: true'],
  V1SecretKeySelector: ['optional: true'],
  V1ConfigMapVolumeSource: ['optional: true'],
  V1SecretVolumeSource: ['optional: true'],
  V1DeploymentSpec: [
    'paused: true',
    'minReadySeconds: 600',
    'revisionHistoryLimit: 0',
    'strategy: {type: Recreate}',
  ],
  V1StatefulSetSpec: ['podManagementPolicy: Parallel', 'updateStrategy: {type: OnDelete}'],
  V1DaemonSetSpec: ['updateStrategy: {type: OnDelete}', 'minReadySeconds: 600'],
  V1JobSpec: ['suspend: true', 'parallelism: 5', 'completions: 9', 'ttlSecondsAfterFinished: 0'],
  V1CronJobSpec: ['suspend: true', 'concurrencyPolicy: Forbid', 'timeZone: Asia/Tokyo'],
  V1NetworkPolicyPeer: ['namespaceSelector: {}'],
  V1NetworkPolicyPort: ['endPort: 65535'],
  V1PersistentVolumeClaimSpec: ['volumeName: other', 'volumeMode: Block', 'storageClassName: ""'],
  V1PersistentVolumeSpec: [
    'volumeMode: Block',
    'persistentVolumeReclaimPolicy: Delete',
    'claimRef: {name: other, namespace: default}',
  ],
  V1StorageClass: ['reclaimPolicy: Retain', 'mountOptions: [ro]'],
  V1PolicyRule: ['resourceNames: [other]'],
  V1PodDisruptionBudgetSpec: ['unhealthyPodEvictionPolicy: AlwaysAllow'],
  V1IngressSpec: ['defaultBackend: {service: {name: other, port: {number: 80}}}', 'ingressClassName: other'],
  Kustomization: ['namePrefix: other-', 'nameSuffix: -other', 'namespace: other'],
  V1ObjectMeta: ['finalizers: [example.com/stay]'],
};

/** Items that change the effect of a list, by the list's `Type.field`. */
const ITEMS: Readonly<Record<string, string>> = {
  'V1NetworkPolicySpec.ingress': '{}',
  'V1NetworkPolicySpec.egress': '{}',
  'V1NetworkPolicySpec.policyTypes': 'Egress',
  'V1NetworkPolicyIngressRule.from': '{namespaceSelector: {}}',
  'V1ServiceSpec.ports': '{name: other, port: 9999}',
  'V1PodSpec.containers': '{name: other, image: busybox}',
  'V1PersistentVolumeClaimSpec.accessModes': 'ReadOnlyMany',
  'V1PersistentVolumeSpec.accessModes': 'ReadOnlyMany',
  'V1PolicyRule.verbs': 'deletecollection',
  'V1PolicyRule.resources': 'nodes',
  'V1Role.rules': '{apiGroups: [""], resources: [nodes], verbs: [get]}',
  'V1ClusterRole.rules': '{apiGroups: [""], resources: [nodes], verbs: [get]}',
  'V1RoleBinding.subjects': '{kind: User, name: other, apiGroup: rbac.authorization.k8s.io}',
  'V1ClusterRoleBinding.subjects': '{kind: User, name: other, apiGroup: rbac.authorization.k8s.io}',
  'V1HTTPIngressRuleValue.paths':
    '{path: /other, pathType: Prefix, backend: {service: {name: other, port: {number: 80}}}}',
  'V1PodSpec.tolerations': '{operator: Exists}',
  'Kustomization.resources': 'other.yaml',
};

/** Maps of labels that select something. */
const SELECTORS = new Set([
  'V1ServiceSpec.selector',
  'V1LabelSelector.matchLabels',
  'V1PodSpec.nodeSelector',
]);

/** A harmful addition to a map or a list. */
export interface Trap {
  readonly path: string;
  readonly text: string;
  /** One of a map. */
  readonly entry?: YamlEntry;
  /** One of a list. */
  readonly item?: YamlNode;
}

/** A map or a list with harmful additions. */
export function withTraps(node: YamlNode, traps: readonly Trap[]): YamlNode {
  if (node.kind === 'scalar' || traps.length === 0) return node;
  return node.kind === 'list'
    ? { ...node, items: [...node.items, ...traps.flatMap(({ item }) => item ?? [])] }
    : { ...node, entries: [...node.entries, ...traps.flatMap(({ entry }) => entry ?? [])] };
}

/** The known harmful additions for a place, except those that it has already. */
export function trapsAt(node: YamlNode, place: Place): Trap[] {
  if (node.kind === 'list') {
    const item = lookUp(ITEMS, place.key);
    if (item === undefined || node.items.some((other) => other.kind === 'scalar' && other.raw === item))
      return [];
    const path = itemPath(place.path, node.items.length);
    return [{ path, text: item, item: itemOf(item) }];
  }
  if (node.kind === 'scalar') return [];
  if (place.shape === 'map') return SELECTORS.has(place.key) ? withEntry(node, place, 'tier: other') : [];
  return (lookUp(FIELDS, place.type) ?? []).flatMap((field) => withEntry(node, place, field));
}

function withEntry(node: Extract<YamlNode, { kind: 'map' }>, place: Place, field: string): Trap[] {
  const added = parsed(field);
  const entry = added.kind === 'map' ? added.entries[0] : undefined;
  if (entry === undefined || entryOf(node, entry.key) !== undefined) return [];
  const path = keyPath(place.path, entry.key);
  return [{ path, text: field, entry }];
}

function itemOf(item: string): YamlNode {
  const list = parsed(`[${item}]`);
  return list.kind === 'list' ? (list.items[0] ?? list) : list;
}

const known = new Map<string, YamlNode>();

function parsed(text: string): YamlNode {
  const root = known.get(text) ?? parseYaml(text).documents[0]?.root;
  if (root === undefined) throw new Error(`a trap that is no YAML: ${text}`);
  known.set(text, root);
  return root;
}
