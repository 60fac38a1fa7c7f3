import { type Json, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../json.ts';
import type { Allocation } from './allocation.ts';

const BOTH = ['IPv4', 'IPv6'];

/** Allocates what a dual-stack cluster gives to a new Service: IP addresses of its families, and ports on the nodes. */
export function allocateService(object: JsonObject, allocation: Allocation): void {
  const spec = objectAt(object, 'spec');
  const type = textAt(spec, 'type');
  if (type === 'ExternalName') return;
  allocateAddresses(spec, allocation);
  const onNodes =
    type === 'NodePort' || (type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);
  for (const port of onNodes ? objectsAt(spec, 'ports') : []) allocatePort(port, 'nodePort', allocation);
  if (type === 'LoadBalancer' && textAt(spec, 'externalTrafficPolicy') === 'Local')
    allocatePort(spec, 'healthCheckNodePort', allocation);
}

function allocatePort(owner: JsonObject, field: string, { nodePort }: Allocation): void {
  if (!owner[field] && nodePort !== undefined) owner[field] = nodePort();
}

function allocateAddresses(spec: JsonObject, allocation: Allocation): void {
  const given = listAt(spec, 'clusterIPs').length > 0 ? listAt(spec, 'clusterIPs') : asList(spec.clusterIP);
  const headless = given[0] === 'None';
  const free = headless && Object.keys(objectAt(spec, 'selector')).length === 0;
  if (textAt(spec, 'ipFamilyPolicy') === '') {
    const both = given.length === 2 || listAt(spec, 'ipFamilies').length === 2 || (free && !spec.ipFamilies);
    spec.ipFamilyPolicy = both ? 'RequireDualStack' : 'SingleStack';
  }
  spec.ipFamilies = familiesOf(spec, headless ? [] : given);
  const families = listAt(spec, 'ipFamilies');
  const addresses = families.map((family, nth) => given[nth] ?? allocation.clusterIP(String(family)));
  spec.clusterIPs = headless ? ['None'] : addresses;
  spec.clusterIP = headless ? 'None' : (addresses[0] ?? '');
}

function familiesOf(spec: JsonObject, given: readonly Json[]): Json[] {
  const found = listAt(spec, 'ipFamilies').length > 0 ? [...listAt(spec, 'ipFamilies')] : given.map(familyOf);
  const first = found[0] ?? 'IPv4';
  if (textAt(spec, 'ipFamilyPolicy') === 'SingleStack' || found.length > 1)
    return found.length > 0 ? found : [first];
  return [first, ...BOTH.filter((family) => family !== first)];
}

function familyOf(address: Json): Json {
  return String(address).includes(':') ? 'IPv6' : 'IPv4';
}

function asList(value: Json | undefined): Json[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}
