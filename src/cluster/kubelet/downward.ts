import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { readResources } from '../pods/resources.ts';
import type { PodPlace } from './sync.ts';

const KEYED = /^metadata\.(labels|annotations)\['(.*)'\]$/;

/**
 * A field of a Pod, as provided by the downward API.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export function readField({ pod, node, run }: Omit<PodPlace, 'world'>, path: string): string {
  const keyed = KEYED.exec(path);
  if (keyed !== null) return textAt(pod, 'metadata', keyed[1] ?? '', keyed[2] ?? '');
  switch (path) {
    case 'metadata.labels':
    case 'metadata.annotations':
      return lines(objectAt(pod, 'metadata', path.slice('metadata.'.length)));
    case 'status.podIP':
    case 'status.podIPs':
      return run.ip ?? '';
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostAddress(node);
    default:
      return textAt(pod, ...path.split('.'));
  }
}

/** The internal address of a node. */
export function hostAddress(node: JsonObject | undefined): string {
  return textAt(
    objectsAt(node, 'status', 'addresses').find((a) => a.type === 'InternalIP'),
    'address',
  );
}

function lines(pairs: JsonObject): string {
  return Object.entries(pairs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}\n`)
    .join('');
}

/** A request or limit in units of the divisor, rounded up; for a limit that is not set, the node's allocatable amount. */
export function readResourceField(
  { pod, node }: Omit<PodPlace, 'world'>,
  container: JsonObject,
  ref: JsonObject,
): string {
  const named = textAt(ref, 'containerName');
  const of = objectsAt(pod, 'spec', 'containers').find((c) => named !== '' && c.name === named) ?? container;
  const [list = '', resource = ''] = textAt(ref, 'resource').split(/\.(.*)/);
  const own = readResources(objectAt(of, 'resources', list)).get(resource);
  const fallback =
    list === 'limits' ? readResources(objectAt(node, 'status', 'allocatable')).get(resource) : 0;
  const thousandths = BigInt(own ?? fallback ?? 0) * (resource === 'cpu' ? 1_000_000n : 1_000_000_000n);
  const divisor = parseQuantity(textAt(ref, 'divisor') || '1') || 1_000_000_000n;
  const unit = divisor === 0n ? 1_000_000_000n : divisor;
  return String((thousandths + unit - 1n) / unit);
}
