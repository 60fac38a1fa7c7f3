import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { includesLabels } from '../label-selector.ts';
import type { World } from '../world.ts';
import type { PodMemory } from './pod-memory.ts';
import { connect, isRouter } from './pod-network.ts';
import type { ShellNetwork } from './shell/environment.ts';

/** An address reserved for documentation, so that no cluster uses it. @see https://www.rfc-editor.org/rfc/rfc5737 */
const OUTSIDE = '203.0.113.10';

/**
 * The network as seen by a machine outside the cluster: node names resolve to the nodes, and any other name resolves to the address of the
 * ingress controller, as a public DNS server would do it.
 */
export function outsideNetwork(memory: PodMemory, world: World): ShellNetwork {
  return {
    server: '',
    resolve: (name) => {
      const address = /^[\d.]+$/.test(name) ? name : (nodeAddress(name, world) ?? routerAddress(world));
      return address === undefined ? { problem: 'unknown' } : { addresses: [address], full: name };
    },
    request: (host, port, path, header) =>
      connect({ address: OUTSIDE }, host, port, path, header, memory, world, 0),
  };
}

function nodeAddress(name: string, world: World): string | undefined {
  const addresses = objectsAt(world.get('nodes', '', name), 'status', 'addresses');
  const internal = addresses.find(({ type }) => type === 'InternalIP');
  return internal && textAt(internal, 'address');
}

/** The address of the Service of the ingress controller. */
function routerAddress(world: World): string | undefined {
  const router = world
    .list('pods')
    .find((pod) => isRouter(pod) && textAt(pod, 'status', 'phase') === 'Running');
  if (router === undefined) return undefined;
  const service = world
    .list('services', textAt(router, 'metadata', 'namespace'))
    .find((one) => selects(one, router));
  return service && textAt(service, 'spec', 'clusterIP');
}

function selects(service: JsonObject, pod: JsonObject): boolean {
  const selector = objectAt(service, 'spec', 'selector');
  return Object.keys(selector).length > 0 && includesLabels(objectAt(pod, 'metadata', 'labels'), selector);
}
