import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';

/** Amounts by resource: `cpu` in thousandths of a core, all others in their own unit. */
export type Resources = ReadonlyMap<string, number>;

/** The requests assumed in scoring for a container without CPU or memory requests: 0.1 core and 200 MiB. */
const LEAST = { cpu: 100, memory: 200 * 1024 * 1024 };

/** The amounts of a resource list (`{cpu: 500m, memory: 1Gi}`), rounded up. */
export function readResources(list: JsonObject): Resources {
  const amounts = new Map<string, number>();
  for (const [name, quantity] of Object.entries(list)) {
    const nanos = parseQuantity(String(quantity)) ?? 0n;
    const unit = name === 'cpu' ? 1_000_000n : 1_000_000_000n;
    amounts.set(name, Number((nanos + unit - 1n) / unit));
  }
  return amounts;
}

/**
 * The total requests of a Pod: the larger of the sum of its containers and sidecars and the needs of its init containers, which run one
 * after another. Pod-level requests take precedence; the overhead is added.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podRequests(pod: JsonObject): Resources {
  return podAmounts(pod, (container) => containerRequests(pod, container));
}

/** Like `podRequests`, but a container without CPU or memory requests counts with a small amount. */
export function podRequestsForScore(pod: JsonObject): Resources {
  return podAmounts(pod, (container) => {
    const asked = new Map(containerRequests(pod, container));
    if (!asked.has('cpu')) asked.set('cpu', LEAST.cpu);
    if (!asked.has('memory')) asked.set('memory', LEAST.memory);
    return asked;
  });
}

function podAmounts(pod: JsonObject, of: (container: JsonObject) => Resources): Resources {
  const sum = new Map<string, number>();
  for (const container of objectsAt(pod, 'spec', 'containers')) add(sum, of(container));
  const sidecars = new Map<string, number>();
  const most = new Map<string, number>();
  for (const container of objectsAt(pod, 'spec', 'initContainers')) {
    const own = new Map(of(container));
    if (textAt(container, 'restartPolicy') === 'Always') {
      add(sum, own);
      add(sidecars, own);
      raise(most, sidecars);
    } else {
      add(own, sidecars);
      raise(most, own);
    }
  }
  raise(sum, most);
  for (const [name, amount] of readResources(objectAt(pod, 'spec', 'resources', 'requests')))
    sum.set(name, amount);
  add(sum, readResources(objectAt(pod, 'spec', 'overhead')));
  return sum;
}

/** A container's requests; during a resize, the largest of the desired, allocated and actual amounts. */
function containerRequests(pod: JsonObject, container: JsonObject): Resources {
  const asked = new Map(readResources(objectAt(container, 'resources', 'requests')));
  const status = [
    ...objectsAt(pod, 'status', 'containerStatuses'),
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
  ].find((s) => s.name === container.name);
  if (status === undefined || !isObject(status.allocatedResources)) return asked;
  const given = readResources(status.allocatedResources);
  if (isInfeasible(pod)) return given;
  raise(asked, given);
  raise(asked, readResources(objectAt(status, 'resources', 'requests')));
  return asked;
}

function isInfeasible(pod: JsonObject): boolean {
  return objectsAt(pod, 'status', 'conditions').some(
    (c) => c.type === 'PodResizePending' && c.reason === 'Infeasible',
  );
}

function add(to: Map<string, number>, amounts: Resources): void {
  for (const [name, amount] of amounts) to.set(name, (to.get(name) ?? 0) + amount);
}

function raise(to: Map<string, number>, amounts: Resources): void {
  for (const [name, amount] of amounts) to.set(name, Math.max(to.get(name) ?? 0, amount));
}
