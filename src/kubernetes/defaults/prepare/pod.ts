import { type Amounts, addQuantities, largerQuantity } from '../../add-quantities.ts';
import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../json.ts';
import { parseQuantity } from '../../quantity.ts';

const POD_LEVEL = /^(?:cpu|memory|hugepages-.+)$/;

/** Sets the requests of a Pod with Pod-level resources that it leaves out: the requests of its containers, or else its limits. */
export function defaultPodRequests(spec: JsonObject): void {
  const resources = spec.resources;
  if (!isObject(resources) || Object.keys(objectAt(resources, 'limits')).length === 0) return;
  const requests = { ...objectAt(resources, 'requests') };
  for (const [name, amount] of requestedByContainers(spec)) {
    if (POD_LEVEL.test(name) && !name.startsWith('hugepages-')) requests[name] ??= amount;
  }
  for (const [name, amount] of Object.entries(objectAt(resources, 'limits'))) {
    if (POD_LEVEL.test(name)) requests[name] ??= amount;
  }
  spec.resources = { ...resources, requests };
}

/** The sum of the containers and sidecars, or the largest need of an init container together with the sidecars before it, whichever is larger. */
function requestedByContainers(spec: JsonObject): Amounts {
  let sum: Amounts = new Map();
  for (const container of objectsAt(spec, 'containers')) sum = addQuantities(sum, requestsOf(container));
  let sidecars: Amounts = new Map();
  let start: Amounts = new Map();
  for (const container of objectsAt(spec, 'initContainers')) {
    const own = requestsOf(container);
    if (textAt(container, 'restartPolicy') === 'Always') sidecars = addQuantities(sidecars, own);
    start = largerQuantity(
      start,
      textAt(container, 'restartPolicy') === 'Always' ? sidecars : addQuantities(sidecars, own),
    );
  }
  return largerQuantity(addQuantities(sum, sidecars), start);
}

function requestsOf(container: JsonObject): Amounts {
  const both = {
    ...objectAt(container, 'resources', 'limits'),
    ...objectAt(container, 'resources', 'requests'),
  };
  return new Map(Object.entries(both).map(([name, amount]) => [name, String(amount)]));
}

/** The QoS class, by which a node decides which Pods to evict first. @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
export function qosClassOf(spec: JsonObject): string {
  const own = objectAt(spec, 'resources');
  const all =
    Object.keys(own).length > 0
      ? [own]
      : [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')].map((c) =>
          objectAt(c, 'resources'),
        );
  const counted = all.map((resources) => ({
    limits: counting(objectAt(resources, 'limits')),
    requests: counting(objectAt(resources, 'requests')),
  }));
  if (counted.every(({ limits, requests }) => limits.size + requests.size === 0)) return 'BestEffort';
  const guaranteed = counted.every(
    ({ limits, requests }) =>
      limits.size === 2 && [...limits].every(([name, amount]) => (requests.get(name) ?? amount) === amount),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

function counting(resources: JsonObject): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const name of ['cpu', 'memory']) {
    const amount = parseQuantity(String(resources[name] ?? ''));
    if (amount !== undefined && amount > 0n) found.set(name, amount);
  }
  return found;
}
