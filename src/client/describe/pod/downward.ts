import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';

const ONE = 1_000_000_000n;

/**
 * The value of a Pod's field in a variable; empty for a field that `describe` does not fill in, such as a single label.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export function fieldOfPod(pod: JsonObject, path: string): string {
  if (path === 'metadata.labels' || path === 'metadata.annotations')
    return pairs(objectAt(pod, 'metadata', path.slice('metadata.'.length)));
  return FIELDS.includes(path) ? textAt(pod, ...path.split('.')) : '';
}

/** The fields that `describe` fills in; others stay empty. */
const FIELDS = ['metadata.name', 'metadata.namespace', 'metadata.uid'];

function pairs(map: JsonObject): string {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${JSON.stringify(map[key])}`)
    .join('\n');
}

/** The amount that a variable shows for a container's own resources, in units of its divisor, rounded up. */
export function resourceOfContainer(container: JsonObject, reference: JsonObject): string {
  const [part = '', ...rest] = textAt(reference, 'resource').split('.');
  const amount = parseQuantity(textAt(container, 'resources', part, rest.join('.'))) ?? 0n;
  const divisor = parseQuantity(String(reference.divisor ?? '1')) || ONE;
  return String((amount + divisor - 1n) / divisor);
}
