import { type JsonObject, listAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { isAddress } from './addresses.ts';
import { readyAddresses } from './endpoints.ts';

/** The result of looking up a name. */
export type Resolution =
  | { readonly addresses: readonly string[]; readonly full: string }
  | { readonly problem: 'unknown' };

const ZONE = 'cluster.local';
/** Names with fewer dots are first tried with the search domains. */
const DOTS = 5;

/**
 * The addresses that the cluster's DNS returns for a name to a Pod of a namespace: Services, endpoints of headless Services, Pods. Names
 * outside the cluster are unknown, since nothing outside is simulated.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function resolveName(name: string, namespace: string, world: World): Resolution {
  if (isAddress(name)) return { addresses: [name], full: name };
  if (name === 'localhost') return { addresses: ['127.0.0.1'], full: name };
  const plain = name.replace(/\.$/, '');
  const searched = [`${namespace}.svc.${ZONE}`, `svc.${ZONE}`, ZONE].map((domain) => `${plain}.${domain}`);
  const isFull = name.endsWith('.');
  const few = plain.split('.').length - 1 < DOTS;
  const candidates = isFull ? [plain] : few ? [...searched, plain] : [plain, ...searched];
  for (const full of candidates) {
    const addresses = lookUpFull(full, world);
    if (addresses !== undefined) return { addresses, full };
  }
  return { problem: 'unknown' };
}

function lookUpFull(full: string, world: World): string[] | undefined {
  if (!full.endsWith(`.${ZONE}`)) return undefined;
  const parts = full.slice(0, -ZONE.length - 1).split('.');
  const type = parts.pop();
  const namespace = parts.pop() ?? '';
  const name = parts.pop();
  if (name === undefined) return undefined;
  if (type === 'pod') return podRecord(name, namespace, world);
  if (type !== 'svc') return undefined;
  const service = world.get('services', namespace, name);
  if (service === undefined) return undefined;
  const [hostname] = parts;
  return parts.length > 1 ? undefined : serviceRecord(service, hostname, world);
}

function serviceRecord(
  service: JsonObject,
  hostname: string | undefined,
  world: World,
): string[] | undefined {
  if (textAt(service, 'spec', 'type') === 'ExternalName') return undefined;
  const clusterIP = textAt(service, 'spec', 'clusterIP');
  if (clusterIP !== 'None' && hostname === undefined)
    return listAt(service, 'spec', 'clusterIPs').length > 0
      ? listAt(service, 'spec', 'clusterIPs').map(String)
      : [clusterIP];
  const ready = readyAddresses(service, world).filter(
    (e) => hostname === undefined || e.hostname === hostname,
  );
  return ready.length === 0 ? undefined : ready.map(({ address }) => address);
}

/** The address in a Pod's DNS name, `10-244-1-5.default.pod.cluster.local`. */
function podRecord(name: string, namespace: string, world: World): string[] | undefined {
  const address = name.replaceAll('-', '.');
  return isAddress(address) && world.get('namespaces', '', namespace) !== undefined ? [address] : undefined;
}

/** The Service of the cluster's DNS, which Pods use as their name server. */
export function dnsService(world: World): JsonObject | undefined {
  return world
    .list('services', 'kube-system')
    .find(
      (s) =>
        textAt(s, 'metadata', 'name') === 'kube-dns' ||
        objectsAt(s, 'spec', 'ports').some((p) => p.name === 'dns'),
    );
}
