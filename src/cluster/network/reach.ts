import {
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { readyEndpoints } from './endpoints.ts';
import { mayConnect, type Peer } from './policies.ts';

/** The target that a connection reaches, or why it does not. */
export type Reached =
  | { readonly pod: JsonObject; readonly port: number }
  | { readonly apiServer: true }
  | { readonly problem: 'refused' | 'timeout'; readonly why: string };

/** The names of what a connection goes through, for the reason. */
interface Target {
  readonly address: string;
  readonly port: number;
}

/**
 * Follows a connection from a Pod to an address and port: to a Pod, possibly through a Service or a node port. A Service without ready
 * endpoints refuses it; a connection that a policy forbids or to an unused address times out.
 */
export function reach(from: Peer, to: Target, protocol: string, world: World): Reached {
  const service = world.list('services').find((s) => addressesOf(s).includes(to.address));
  if (service !== undefined) return throughService(from, service, to, protocol, world);
  const pod = podAt(to.address, world);
  if (pod !== undefined) return toPod(from, pod, to, protocol, world);
  const node = world
    .list('nodes')
    .find((n) => objectsAt(n, 'status', 'addresses').some((a) => a.address === to.address));
  if (node !== undefined) return throughNode(from, to, protocol, world);
  return { problem: 'timeout', why: `nothing in the cluster has the address ${to.address}` };
}

/** The Pod that has this address, not counting Pods on the host network. */
function podAt(address: string, world: World): JsonObject | undefined {
  return world
    .list('pods')
    .find(
      (pod) =>
        textAt(pod, 'status', 'podIP') === address &&
        objectAt(pod, 'spec').hostNetwork !== true &&
        !['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase')),
    );
}

function addressesOf(service: JsonObject): string[] {
  const balanced = objectsAt(service, 'status', 'loadBalancer', 'ingress').map((i) => textAt(i, 'ip'));
  return [
    textAt(service, 'spec', 'clusterIP'),
    ...listAt(service, 'spec', 'clusterIPs').map(String),
    ...listAt(service, 'spec', 'externalIPs').map(String),
    ...balanced,
  ].filter((address) => address !== '' && address !== 'None');
}

function throughService(
  from: Peer,
  service: JsonObject,
  to: Target,
  protocol: string,
  world: World,
): Reached {
  const name = `${textAt(service, 'metadata', 'namespace')}/${textAt(service, 'metadata', 'name')}`;
  const port = objectsAt(service, 'spec', 'ports').find(
    (p) => numberAt(p, 'port') === to.port && (textAt(p, 'protocol') || 'TCP') === protocol,
  );
  if (port === undefined) return { problem: 'timeout', why: `the service ${name} has no port ${to.port}` };
  return toEndpoint(from, service, port, name, protocol, world);
}

function toEndpoint(
  from: Peer,
  service: JsonObject,
  port: JsonObject,
  name: string,
  protocol: string,
  world: World,
): Reached {
  const ready = readyEndpoints(service, textAt(port, 'name'), world);
  const endpoint = ready[Math.floor(world.now / 1000) % Math.max(1, ready.length)];
  if (endpoint === undefined)
    return { problem: 'refused', why: `the service ${name} has no ready endpoints` };
  const pod = podAt(endpoint.address, world);
  if (pod !== undefined) return toPod(from, pod, endpoint, protocol, world);
  if (name === 'default/kubernetes') return { apiServer: true };
  const hosted = hostPod(endpoint.address, endpoint.port, world);
  if (hosted !== undefined) return { pod: hosted, port: endpoint.port };
  return { problem: 'timeout', why: `nothing answers at ${endpoint.address}` };
}

/** A Pod on the host network that declares the port. */
function hostPod(address: string, port: number, world: World): JsonObject | undefined {
  return world
    .list('pods')
    .find(
      (pod) =>
        objectAt(pod, 'spec').hostNetwork === true &&
        textAt(pod, 'status', 'hostIP') === address &&
        objectsAt(pod, 'spec', 'containers').some((c) =>
          objectsAt(c, 'ports').some((p) => p.containerPort === port),
        ),
    );
}

function throughNode(from: Peer, to: Target, protocol: string, world: World): Reached {
  for (const service of world.list('services')) {
    const port = objectsAt(service, 'spec', 'ports').find((p) => p.nodePort === to.port);
    if (!isObject(port)) continue;
    const name = `${textAt(service, 'metadata', 'namespace')}/${textAt(service, 'metadata', 'name')}`;
    return toEndpoint(from, service, port, name, protocol, world);
  }
  const pod = hostPod(to.address, to.port, world) ?? hostPortPod(to, world);
  if (pod !== undefined) return { pod, port: to.port };
  return { problem: 'refused', why: `nothing listens on port ${to.port} of the node` };
}

function hostPortPod(to: Target, world: World): JsonObject | undefined {
  return world
    .list('pods')
    .find(
      (pod) =>
        textAt(pod, 'status', 'hostIP') === to.address &&
        objectsAt(pod, 'spec', 'containers').some((c) =>
          objectsAt(c, 'ports').some((p) => p.hostPort === to.port),
        ),
    );
}

function toPod(
  from: Peer,
  pod: JsonObject,
  { address, port }: Target,
  protocol: string,
  world: World,
): Reached {
  const same =
    from.pod !== undefined && textAt(from.pod, 'metadata', 'uid') === textAt(pod, 'metadata', 'uid');
  if (!same && !mayConnect(from, { pod, address }, { port, protocol }, world))
    return { problem: 'timeout', why: 'a network policy does not allow it' };
  return { pod, port };
}
