import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { findResource, resourceId } from '../../kubernetes/kubectl/resources.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import type { Lab } from '../lab.ts';

/** Namespaces that a cluster needs to work; no lab changes them on a real cluster. */
const OF_THE_SYSTEM = ['kube-system', 'kube-public', 'kube-node-lease'];

/** The resources that the checks of labs may read on a real cluster. */
export const READ_FROM_CLUSTER: readonly string[] = [
  'namespaces',
  'nodes',
  'pods',
  'services',
  'configmaps',
  'secrets',
  'serviceaccounts',
  'persistentvolumes',
  'persistentvolumeclaims',
  'resourcequotas',
  'limitranges',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'horizontalpodautoscalers.autoscaling',
  'ingresses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'priorityclasses.scheduling.k8s.io',
  'storageclasses.storage.k8s.io',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
];

const SIMULATED_NODE = /\b(?:controlplane|node\d\d)\b/;
/** Requests above these amounts may not fit on every cluster. */
const MUCH = { cpu: parseQuantity('1') ?? 0n, memory: parseQuantity('1Gi') ?? 0n };

/** Whether an object has a container whose requests may exceed a node of the learner's cluster. */
function hasLargeRequests(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasLargeRequests);
  if (!isObject(value)) return false;
  const requests = objectAt(value, 'requests');
  const exceeds = (['cpu', 'memory'] as const).some(
    (name) => (parseQuantity(String(requests[name] ?? '0')) ?? 0n) > MUCH[name],
  );
  return exceeds || Object.values(value).some(hasLargeRequests);
}

/** The reason why a lab cannot be done on a real cluster, or `undefined` if it can. */
export function needsSimulation({ card, shape, programs, setup, conditions, ways }: Lab): string | undefined {
  if (card.missingImages.length > 0) return 'it declares images that no registry has';
  if (Object.keys(programs).length > 0) return 'it declares what its containers do';
  if (Object.keys(shape.nodes).length > 0 || shape.objects.length > 0 || shape.metrics)
    return `it needs the nodes and add-ons of the cluster ${card.cluster}`;
  for (const step of setup) {
    if (step.type === 'node-file') return 'it writes a file to a node';
    if (step.type === 'commands') return 'its set-up runs commands';
    const beyond = step.type === 'objects' ? step.objects.map(refusalReason).find((why) => why !== '') : '';
    if (beyond !== undefined && beyond !== '') return beyond;
  }
  const texts = [card.prompt, card.context, ...ways].map((part) => part?.text ?? '');
  const made = setup.flatMap((step) => (step.type === 'objects' ? step.objects : []));
  if (SIMULATED_NODE.test([...texts, JSON.stringify(made)].join('\n')))
    return 'it refers to nodes of the simulated cluster';
  if (made.some(hasLargeRequests)) return 'it depends on the size of the nodes';
  const unread = conditions.find(({ isTimed, tracks, reads }) => isTimed || tracks || !isRead(reads));
  return unread && `only a simulated cluster can check this: ${unread.title}`;
}

function isRead(resource: string | undefined): boolean {
  return resource === undefined || READ_FROM_CLUSTER.includes(resource);
}

/** The reason why an object of the set-up is not created on a real cluster; empty if it is. */
function refusalReason(object: JsonObject): string {
  const kind = textAt(object, 'kind');
  const found = findResource(groupedKind(kind, textAt(object, 'apiVersion')));
  if (found === undefined || !READ_FROM_CLUSTER.includes(resourceId(found))) return `it creates a ${kind}`;
  if (found.name === 'nodes') return 'it creates a node';
  const namespace =
    textAt(object, 'metadata', 'namespace') ||
    (kind === 'Namespace' ? textAt(object, 'metadata', 'name') : '');
  return OF_THE_SYSTEM.includes(namespace) ? `it changes the namespace ${namespace}` : '';
}

function groupedKind(kind: string, apiVersion: string): string {
  return apiVersion.includes('/') ? `${kind}.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : kind;
}
