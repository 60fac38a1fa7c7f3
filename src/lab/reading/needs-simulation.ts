import type { JsonObject } from '../../kubernetes/json.ts';
import { textAt } from '../../kubernetes/json.ts';
import { findResource, groupOf, resourceId } from '../../kubernetes/kubectl/resources.ts';
import type { Lab } from '../lab.ts';

/** Namespaces that a cluster cannot do without: no lab changes a real one there. */
const OF_THE_SYSTEM = ['kube-system', 'kube-public', 'kube-node-lease'];

/** What the checks of labs may read of a real cluster. */
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

/** Why a lab cannot be done on a real cluster; `undefined` where it can. */
export function needsSimulation({ card, shape, programs, setup, conditions }: Lab): string | undefined {
  if (card.missingImages.length > 0) return 'it declares images that no registry has';
  if (Object.keys(programs).length > 0) return 'it declares what its containers do';
  if (Object.keys(shape.nodes).length > 0 || shape.objects.length > 0 || shape.metrics)
    return `it needs the nodes and add-ons of the cluster ${card.cluster}`;
  for (const step of setup) {
    if (step.type === 'node-file') return 'it puts a file onto a node';
    if (step.type === 'commands') return 'its set-up runs commands';
    const beyond = step.type === 'objects' ? step.objects.map(beyondReach).find((why) => why !== '') : '';
    if (beyond !== undefined && beyond !== '') return beyond;
  }
  const unread = conditions.find(({ isTimed, tracks, reads }) => isTimed || tracks || !isRead(reads));
  return unread && `only a simulated cluster can tell this: ${unread.title}`;
}

function isRead(resource: string | undefined): boolean {
  return resource === undefined || READ_FROM_CLUSTER.includes(resource);
}

/** Why an object of the set-up is not made on a real cluster; empty where it is. */
function beyondReach(object: JsonObject): string {
  const kind = textAt(object, 'kind');
  const found = findResource(groupedKind(kind, textAt(object, 'apiVersion')));
  if (found === undefined || !READ_FROM_CLUSTER.includes(resourceId(found))) return `it makes a ${kind}`;
  if (found.name === 'nodes') return 'it makes a node';
  const namespace =
    textAt(object, 'metadata', 'namespace') ||
    (kind === 'Namespace' ? textAt(object, 'metadata', 'name') : '');
  return OF_THE_SYSTEM.includes(namespace) && groupOf(found) !== undefined
    ? `it changes the namespace ${namespace}`
    : '';
}

function groupedKind(kind: string, apiVersion: string): string {
  return apiVersion.includes('/') ? `${kind}.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : kind;
}
