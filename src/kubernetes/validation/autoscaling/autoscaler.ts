import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, number, object } from '../object-values.ts';
import { checkBehavior } from './behavior.ts';
import { checkMetrics } from './metrics.ts';
import { checkObjectReference } from './object-reference.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
export const autoscaler = autoscalerRules('autoscaling/v2', asIs);

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/ */
export const autoscalerV1 = autoscalerRules('autoscaling/v1', withCpuMetric);

function autoscalerRules(apiVersion: string, read: (spec: ApiObject) => ApiObject): KindRules {
  const validate = (created: ApiObject, at: FieldPath): void => {
    checkSpec(read(object(created, 'spec') ?? {}), at.child('spec'));
  };
  return {
    apiVersion,
    kind: 'HorizontalPodAutoscaler',
    namespaced: true,
    name: dnsSubdomain,
    validate,
  };
}

function asIs(spec: ApiObject): ApiObject {
  return spec;
}

/** The spec of the first version in the form of the second: the server stores the CPU target as a metric. */
function withCpuMetric(spec: ApiObject): ApiObject {
  const averageUtilization = spec['targetCPUUtilizationPercentage'];
  if (averageUtilization === undefined || averageUtilization === null) return spec;
  const target = { type: 'Utilization', averageUtilization };
  return { ...spec, metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] };
}

function checkSpec(spec: ApiObject, at: FieldPath): void {
  const least = number(spec, 'minReplicas');
  const most = number(spec, 'maxReplicas') ?? 0;
  if (least !== undefined && least < 1)
    at.child('minReplicas').invalid(least, 'must be greater than or equal to 1');
  if (most === 0) at.child('maxReplicas').required('must be set and greater than 0');
  else if (most < 1) at.child('maxReplicas').invalid(most, 'must be greater than or equal to 1');
  if (least !== undefined && most < least)
    at.child('maxReplicas').invalid(most, 'must be greater than or equal to `minReplicas`');
  checkObjectReference(object(spec, 'scaleTargetRef'), true, at.child('scaleTargetRef'));
  checkMetrics(spec, at.child('metrics'));
  if (has(spec, 'behavior')) checkBehavior(object(spec, 'behavior') ?? {}, at.child('behavior'));
}
