import { canonicalQuantity } from '../../../kubernetes/canonical-quantity.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import { metricsProblem } from '../../metrics/availability.ts';
import type { World } from '../../world.ts';
import { isDeleting } from '../owner.ts';
import { phaseOf } from '../pod-state.ts';
import { groupPods } from './pod-groups.ts';
import { wantedReplicas } from './wanted-replicas.ts';

/** The number of replicas that one metric asks for. */
export interface Proposal {
  readonly replicas: number;
  /** `cpu resource utilization (percentage of request)`. */
  readonly metric: string;
  readonly status: JsonObject;
}

/** The reason why a metric could not be evaluated. */
export interface MetricFailure {
  /** `FailedGetResourceMetric`. */
  readonly reason: string;
  readonly message: string;
}

/** The object that is scaled. */
export interface ScaledTarget {
  readonly namespace: string;
  readonly selector: JsonObject;
  readonly replicas: number;
}

/**
 * The number of replicas that a metric asks for, or the reason why it cannot be computed.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
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
  const problem = metricsProblem(world);
  if (problem !== undefined)
    return failed(
      `unable to get metrics for resource ${name}: unable to fetch metrics from resource metrics API: ${problem} (get pods.metrics.k8s.io)`,
    );
  const groups = groupPods(podsOf(target, world), name, container, world);
  const used = [...groups.measured.values()];
  if (used.length === 0)
    return failed(
      `unable to get metrics for resource ${name}: no metrics returned from resource metrics API`,
    );
  const total = used.reduce((sum, amount) => sum + amount, 0n);
  const averageValue =
    canonicalQuantity(name === 'memory' ? '1Ki' : '1m', total / BigInt(used.length)) ?? '0';
  const metric = `${name} ${container === '' ? '' : 'container '}resource`;
  const statusOf = (current: JsonObject): JsonObject =>
    container === ''
      ? { type: 'Resource', resource: { name, current } }
      : { type: 'ContainerResource', containerResource: { name, container, current } };
  if (wanted === 'value') {
    const goalValue = parseQuantity(textAt(goal, 'averageValue')) ?? 1n;
    const replicas = wantedReplicas(groups, target.replicas, {
      ratio: (amounts) => Number(sumOf(amounts)) / Number(goalValue * BigInt(amounts.size)),
      full: () => goalValue,
    });
    return { replicas, metric, status: statusOf({ averageValue }) };
  }
  const requests = new Map<JsonObject, bigint>();
  for (const pod of [...groups.measured.keys(), ...groups.unready, ...groups.missing]) {
    const request = requestOf(pod, name, container);
    if (typeof request === 'string') return failed(request);
    requests.set(pod, request);
  }
  const utilization = (amounts: ReadonlyMap<JsonObject, bigint>): number => {
    const requested = [...amounts.keys()].reduce((sum, pod) => sum + (requests.get(pod) ?? 0n), 0n);
    return Number((sumOf(amounts) * 100n) / (requested === 0n ? 1n : requested));
  };
  const goalPercent = numberAt(goal, 'averageUtilization') ?? 100;
  const replicas = wantedReplicas(groups, target.replicas, {
    ratio: (amounts) => utilization(amounts) / goalPercent,
    full: (pod) => ((requests.get(pod) ?? 0n) * BigInt(Math.max(100, goalPercent))) / 100n,
  });
  return {
    replicas,
    metric: `${metric} utilization (percentage of request)`,
    status: statusOf({ averageUtilization: utilization(groups.measured), averageValue }),
  };
}

function sumOf(amounts: ReadonlyMap<JsonObject, bigint>): bigint {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
}

function podsOf({ namespace, selector }: ScaledTarget, world: World): JsonObject[] {
  return world
    .list('pods', namespace)
    .filter((pod) => selectsLabels(selector, labelsOf(pod)) && !isDeleting(pod) && phaseOf(pod) !== 'Failed');
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
