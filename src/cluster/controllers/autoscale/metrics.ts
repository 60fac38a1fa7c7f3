import { canonicalQuantity } from '../../../kubernetes/canonical-quantity.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { isDeleting } from '../owner.ts';
import { phaseOf } from '../pod-state.ts';

/** What one metric asks for. */
export interface Proposal {
  readonly replicas: number;
  /** `cpu resource utilization (percentage of request)`. */
  readonly metric: string;
  readonly status: JsonObject;
}

/** Why a metric asks for nothing. */
export interface MetricFailure {
  /** `FailedGetResourceMetric`. */
  readonly reason: string;
  readonly message: string;
}

/** What is scaled. */
export interface ScaledTarget {
  readonly namespace: string;
  readonly selector: JsonObject;
  readonly replicas: number;
}

const POD_METRICS = 'pods.metrics.k8s.io';
/** How far from its target a metric may be before something is done. */
const TOLERANCE = 0.1;

/** How many replicas a metric asks for. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details */
export function proposalOf(metric: JsonObject, target: ScaledTarget, world: World): Proposal | MetricFailure {
  if (metric.type === 'Resource') return resourceProposal(objectAt(metric, 'resource'), target, world);
  if (metric.type === 'ContainerResource')
    return resourceProposal(objectAt(metric, 'containerResource'), target, world);
  const custom = metric.type === 'External' ? 'external' : 'custom';
  const field = textAt(metric, 'type').toLowerCase();
  const name = textAt(metric, field, 'metric', 'name');
  return {
    reason: `FailedGet${textAt(metric, 'type')}Metric`,
    message: `unable to get metric ${name}: unable to fetch metrics from ${custom} metrics API: no ${custom} metrics API (${custom}.metrics.k8s.io) registered`,
  };
}

function resourceProposal(spec: JsonObject, target: ScaledTarget, world: World): Proposal | MetricFailure {
  const name = textAt(spec, 'name');
  const container = textAt(spec, 'container');
  const goal = objectAt(spec, 'target');
  const wanted = goal.averageUtilization === undefined ? 'value' : 'utilization';
  const failed = (why: string): MetricFailure => ({
    reason: container === '' ? 'FailedGetResourceMetric' : 'FailedGetContainerResourceMetric',
    message: `failed to get ${name} ${wanted}: ${why}`,
  });
  if (world.kind('metrics.k8s.io/v1beta1', 'PodMetrics') === undefined)
    return failed(
      `unable to get metrics for resource ${name}: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)`,
    );
  const pods = podsOf(target, world);
  const used = pods.flatMap((pod) => {
    const amount = usageOf(pod, name, container, world);
    return amount === undefined ? [] : [{ pod, amount }];
  });
  if (used.length === 0)
    return failed(
      `unable to get metrics for resource ${name}: no metrics returned from resource metrics API`,
    );
  const total = used.reduce((sum, { amount }) => sum + amount, 0n);
  const average = total / BigInt(used.length);
  const averageValue = canonicalQuantity(name === 'memory' ? '1Ki' : '1m', average) ?? '0';
  const metric = `${name} ${container === '' ? '' : 'container '}resource`;
  const statusOf = (current: JsonObject): JsonObject =>
    container === ''
      ? { type: 'Resource', resource: { name, current } }
      : { type: 'ContainerResource', containerResource: { name, container, current } };
  if (wanted === 'value') {
    const goalValue = parseQuantity(textAt(goal, 'averageValue')) ?? 1n;
    const ratio = Number(average) / Number(goalValue);
    return {
      replicas: scaled(ratio, used.length, target.replicas),
      metric,
      status: statusOf({ averageValue }),
    };
  }
  const requests = used.map(({ pod }) => requestOf(pod, name, container));
  const missing = requests.find((request) => typeof request === 'string');
  if (missing !== undefined) return failed(String(missing));
  const requested = requests.reduce<bigint>((sum, request) => sum + BigInt(request), 0n);
  const utilization = Number((total * 100n) / (requested === 0n ? 1n : requested));
  const ratio = utilization / (numberAt(goal, 'averageUtilization') ?? 100);
  return {
    replicas: scaled(ratio, used.length, target.replicas),
    metric: `${metric} utilization (percentage of request)`,
    status: statusOf({ averageUtilization: utilization, averageValue }),
  };
}

function scaled(ratio: number, counted: number, replicas: number): number {
  return Math.abs(1 - ratio) <= TOLERANCE ? replicas : Math.ceil(ratio * counted);
}

function podsOf({ namespace, selector }: ScaledTarget, world: World): JsonObject[] {
  return world
    .list('pods', namespace)
    .filter(
      (pod) => selectsLabels(selector, labelsOf(pod)) && !isDeleting(pod) && phaseOf(pod) === 'Running',
    );
}

function usageOf(pod: JsonObject, name: string, container: string, world: World): bigint | undefined {
  const { namespace, name: podName } = objectAt(pod, 'metadata');
  const found = world.get(POD_METRICS, String(namespace), String(podName));
  if (found === undefined) return undefined;
  return objectsAt(found, 'containers')
    .filter((one) => container === '' || one.name === container)
    .reduce((sum, one) => sum + (parseQuantity(textAt(one, 'usage', name)) ?? 0n), 0n);
}

function requestOf(pod: JsonObject, name: string, only: string): bigint | string {
  let sum = 0n;
  for (const container of objectsAt(pod, 'spec', 'containers')) {
    if (only !== '' && container.name !== only) continue;
    const request = parseQuantity(textAt(container, 'resources', 'requests', name));
    if (request === undefined)
      return `missing request for ${name} in container ${textAt(container, 'name')} of Pod ${textAt(pod, 'metadata', 'name')}`;
    sum += request;
  }
  return sum;
}
