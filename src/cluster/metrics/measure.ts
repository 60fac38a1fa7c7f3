import { canonicalQuantity } from '../../kubernetes/canonical-quantity.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Usage } from '../pods/usage.ts';
import { timeOf, timeText } from '../time.ts';
import type { World } from '../world.ts';

const API_VERSION = 'metrics.k8s.io/v1beta1';
/** The interval at which metrics-server queries the kubelets, in milliseconds; a rate needs two results. */
const SCRAPE = 15_000;
const WINDOW = '15s';
const NANOS_OF_MILLI = 1_000_000n;
const NANOS = 1_000_000_000n;
/** The usage of a node apart from its Pods: its system, kubelet and container runtime. */
const SYSTEM: Usage = { milliCpu: 60, memory: 480 * 2 ** 20 };

/** The usage of a Pod's containers at the last query, or `undefined` for a Pod that is not running, or not for long enough. */
export function podMetrics(pod: JsonObject, world: World): JsonObject | undefined {
  const scraped = lastScrape(world);
  if (textAt(pod, 'status', 'phase') !== 'Running') return undefined;
  const usage = world.usageOf(pod);
  const measured = [
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
    ...objectsAt(pod, 'status', 'containerStatuses'),
  ].flatMap((status) => {
    const used = usage.get(textAt(status, 'name'));
    const since = timeOf(textAt(status, 'state', 'running', 'startedAt'));
    if (used === undefined || since === undefined || since + SCRAPE > scraped) return [];
    return [{ name: textAt(status, 'name'), usage: quantities(used) }];
  });
  if (measured.length === 0) return undefined;
  const { name = '', namespace = '', labels } = objectAt(pod, 'metadata');
  return {
    ...measurement(
      'PodMetrics',
      { name, namespace, ...(labels !== undefined && { labels }) },
      scraped,
      world,
    ),
    containers: measured,
  };
}

/** The usage of a node at the last query, or `undefined` if its kubelet does not answer. */
export function nodeMetrics(node: JsonObject, world: World): JsonObject | undefined {
  const ready = objectsAt(node, 'status', 'conditions').find(({ type }) => type === 'Ready');
  if (ready?.status !== 'True') return undefined;
  const { name = '', labels } = objectAt(node, 'metadata');
  let { milliCpu, memory } = SYSTEM;
  for (const pod of world.podsOn(String(name))) {
    for (const used of world.usageOf(pod).values()) {
      milliCpu += used.milliCpu;
      memory += used.memory;
    }
  }
  const metadata = { name, ...(labels !== undefined && { labels }) };
  return {
    ...measurement('NodeMetrics', metadata, lastScrape(world), world),
    usage: quantities({ milliCpu, memory }),
  };
}

function lastScrape({ now }: World): number {
  return Math.floor(now / SCRAPE) * SCRAPE;
}

function measurement(kind: string, metadata: JsonObject, scraped: number, { now }: World): JsonObject {
  return {
    kind,
    apiVersion: API_VERSION,
    metadata: { ...metadata, creationTimestamp: timeText(now) },
    timestamp: timeText(scraped),
    window: WINDOW,
  };
}

/** CPU in billionths of a core and memory in KiB, the units that kubelets use. */
function quantities({ milliCpu, memory }: Usage): JsonObject {
  return {
    cpu: milliCpu === 0 ? '0' : `${BigInt(milliCpu) * NANOS_OF_MILLI}n`,
    memory: canonicalQuantity('1Ki', BigInt(Math.ceil(memory / 1024) * 1024) * NANOS) ?? '0',
  };
}
