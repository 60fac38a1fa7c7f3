import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';

/** Converts an `autoscaling/v2` HorizontalPodAutoscaler to `autoscaling/v1`, which keeps only the CPU utilization of its metrics. */
export function autoscalerAsServed(object: JsonObject): JsonObject {
  const { metrics: _metrics, behavior: _behavior, ...spec } = objectAt(object, 'spec');
  const { currentMetrics: _current, conditions: _conditions, ...status } = objectAt(object, 'status');
  const target = cpuOf(objectsAt(object, 'spec', 'metrics'), 'target');
  const current = cpuOf(objectsAt(object, 'status', 'currentMetrics'), 'current');
  return {
    ...object,
    apiVersion: 'autoscaling/v1',
    spec: { ...spec, ...(target !== undefined && { targetCPUUtilizationPercentage: target }) },
    status: {
      currentReplicas: 0,
      desiredReplicas: 0,
      ...status,
      ...(current !== undefined && { currentCPUUtilizationPercentage: current }),
    },
  };
}

/** Converts an `autoscaling/v1` HorizontalPodAutoscaler to `autoscaling/v2`. */
export function autoscalerAsStored(object: JsonObject): JsonObject {
  const { targetCPUUtilizationPercentage: target, ...spec } = objectAt(object, 'spec');
  const { currentCPUUtilizationPercentage: _current, ...status } = objectAt(object, 'status');
  const metrics = [
    {
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target ?? 80 } },
    },
  ];
  return {
    ...object,
    apiVersion: 'autoscaling/v2',
    spec: { ...spec, ...(typeof target === 'number' && { metrics }) },
    ...(Object.keys(status).length > 0 && { status }),
  };
}

function cpuOf(metrics: readonly JsonObject[], key: 'target' | 'current'): number | undefined {
  const cpu = metrics.find((metric) => textAt(metric, 'resource', 'name') === 'cpu');
  return numberAt(cpu, 'resource', key, 'averageUtilization');
}
