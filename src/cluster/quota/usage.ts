import { type Amounts, addQuantities } from '../../kubernetes/add-quantities.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { podAmounts } from './pod-amounts.ts';
import { inScopes } from './scopes.ts';

/** Resources that quotas can also count by their plain name. */
const BY_NAME = new Set(['configmaps', 'replicationcontrollers', 'resourcequotas', 'secrets']);

/** An object's usage of everything that a quota can limit. @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export function usageOf(object: JsonObject, resource: string): Amounts {
  const counted: Amounts = new Map([[`count/${resource}`, '1']]);
  if (resource === 'pods') return new Map([...counted, ...usageOfPod(object)]);
  if (resource === 'services') return new Map([...counted, ...usageOfService(object)]);
  if (resource === 'persistentvolumeclaims') return new Map([...counted, ...usageOfClaim(object)]);
  return BY_NAME.has(resource) ? new Map([...counted, [resource, '1']]) : counted;
}

/** The resource that a name in a quota refers to: `pods` for `requests.cpu`, `deployments.apps` for `count/deployments.apps`. */
export function resourceOfName(name: string): string {
  if (name.startsWith('count/')) return name.slice('count/'.length);
  if (BY_NAME.has(name)) return name;
  if (name === 'services' || name.startsWith('services.')) return 'services';
  const isClaim =
    name === 'persistentvolumeclaims' ||
    name === 'requests.storage' ||
    name.includes('.storageclass.storage.k8s.io/');
  return isClaim ? 'persistentvolumeclaims' : 'pods';
}

/** A namespace's usage of what a quota limits, in the quota's order. */
export function usedOf(quota: JsonObject, world: World): Amounts {
  const names = Object.keys(objectAt(quota, 'spec', 'hard'));
  const namespace = textAt(quota, 'metadata', 'namespace');
  const used = new Map<string, string>();
  for (const resource of new Set(names.map(resourceOfName))) {
    const own = names.filter((name) => resourceOfName(name) === resource);
    const sum = world
      .list(resource, namespace)
      .filter((object) => inScopes(object, resource, quota))
      .map((object) => usageOf(object, resource))
      .reduce(addQuantities, new Map() as Amounts);
    for (const name of own) used.set(name, sum.get(name) ?? '0');
  }
  return new Map(names.map((name) => [name, used.get(name) ?? '0']));
}

function usageOfPod(pod: JsonObject): Map<string, string> {
  if (['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'))) return new Map();
  const spec = objectAt(pod, 'spec');
  const used = new Map([['pods', '1']]);
  for (const [name, amount] of podAmounts(spec, 'requests')) {
    if (!name.includes('/')) used.set(name, amount);
    used.set(`requests.${name}`, amount);
  }
  for (const [name, amount] of podAmounts(spec, 'limits')) used.set(`limits.${name}`, amount);
  return used;
}

function usageOfService(service: JsonObject): Map<string, string> {
  const type = textAt(service, 'spec', 'type');
  const allocates = objectAt(service, 'spec').allocateLoadBalancerNodePorts !== false;
  const ports = objectsAt(service, 'spec', 'ports');
  const count =
    type === 'NodePort' || (type === 'LoadBalancer' && allocates)
      ? ports.length
      : type === 'LoadBalancer'
        ? ports.filter(({ nodePort }) => nodePort !== undefined).length
        : 0;
  return new Map([
    ['services', '1'],
    ['services.nodeports', String(count)],
    ['services.loadbalancers', type === 'LoadBalancer' ? '1' : '0'],
  ]);
}

function usageOfClaim(claim: JsonObject): Map<string, string> {
  const spec = objectAt(claim, 'spec');
  const size = String(objectAt(spec, 'resources', 'requests').storage ?? '0');
  const used = new Map([
    ['persistentvolumeclaims', '1'],
    ['requests.storage', size],
  ]);
  const name = textAt(spec, 'storageClassName');
  if (name === '') return used;
  const prefix = `${name}.storageclass.storage.k8s.io/`;
  return used.set(`${prefix}persistentvolumeclaims`, '1').set(`${prefix}requests.storage`, size);
}
