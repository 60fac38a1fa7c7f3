import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Cause } from '../../../kubernetes/validation/cause.ts';
import type { World } from '../../world.ts';

const NODE_PORTS = '30000-32767';
const CLUSTER_RANGE = /^10\.(?:9[6-9]|10\d|11[01])\.\d{1,3}\.\d{1,3}$/;

/** The problems with addresses and ports that a new or changed Service asks for and cannot get. `before` is the stored Service. */
export function refusedAllocations(
  service: JsonObject,
  before: JsonObject | undefined,
  world: World,
): readonly Cause[] {
  const others = world.list('services').filter((other) => other !== before);
  const address = refusedAddress(service, before, others);
  return address === undefined ? refusedPorts(service, before, others) : [address];
}

function refusedAddress(
  service: JsonObject,
  before: JsonObject | undefined,
  others: readonly JsonObject[],
): Cause | undefined {
  const asked = textAt(service, 'spec', 'clusterIP');
  if (asked === '' || asked === 'None' || asked === textAt(before, 'spec', 'clusterIP')) return undefined;
  if (textAt(service, 'spec', 'type') === 'ExternalName') return undefined;
  const taken = others.some((other) => listAt(other, 'spec', 'clusterIPs').includes(asked));
  const why = taken
    ? `failed to allocate IP ${asked}: provided IP is already allocated`
    : !asked.includes(':') && !CLUSTER_RANGE.test(asked)
      ? `failed to allocate IP ${asked}: the provided IP (${asked}) is not in the valid range. The range of valid IPs is 10.96.0.0/12`
      : undefined;
  if (why === undefined) return undefined;
  const shown = JSON.stringify([asked]);
  return {
    field: 'spec.clusterIPs',
    steps: ['spec', 'clusterIPs'],
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${shown}: ${why}`,
  };
}

function refusedPorts(
  service: JsonObject,
  before: JsonObject | undefined,
  others: readonly JsonObject[],
): readonly Cause[] {
  const held = portsOf(before);
  const taken = new Set(others.flatMap((other) => [...portsOf(other)]));
  for (const [at, port] of objectsAt(service, 'spec', 'ports').entries()) {
    const asked = Number(port.nodePort ?? 0);
    if (asked === 0 || held.has(asked)) continue;
    const outside = asked < 30000 || asked > 32767;
    if (!outside && !taken.has(asked)) continue;
    const why = outside
      ? `provided port is not in the valid range. The range of valid ports is ${NODE_PORTS}`
      : 'provided port is already allocated';
    return [
      {
        field: `spec.ports[${at}].nodePort`,
        steps: ['spec', 'ports', at, 'nodePort'],
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${asked}: ${why}`,
      },
    ];
  }
  return [];
}

function portsOf(service: JsonObject | undefined): ReadonlySet<number> {
  const ports = objectsAt(service, 'spec', 'ports').map(({ nodePort }) => Number(nodePort ?? 0));
  return new Set(ports.filter((port) => port !== 0));
}

/** The IPAddress objects for a Service's addresses. */
export function addressesOf(service: JsonObject): readonly JsonObject[] {
  const { name, namespace } = objectAt(service, 'metadata');
  return listAt(service, 'spec', 'clusterIPs')
    .map(String)
    .filter((address) => address !== 'None' && address !== '')
    .map((address) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IPAddress',
      metadata: {
        name: address,
        labels: {
          'ipaddress.kubernetes.io/ip-family': address.includes(':') ? 'IPv6' : 'IPv4',
          'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
        },
      },
      spec: { parentRef: { resource: 'services', namespace: namespace ?? '', name: name ?? '' } },
    }));
}
