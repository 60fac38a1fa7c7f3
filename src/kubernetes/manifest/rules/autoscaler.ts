import { lookUp } from '../../../source/look-up.ts';
import { groupsOfResource, resourceOfKind } from '../../schema/resource-names.ts';
import { groupOf } from '../../schema/schemas.ts';
import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, numberAt, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

const SOURCE: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
const TARGET: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

/** @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/ */
export const autoscaler: Rule = {
  code: 'autoscaler',
  *check(object) {
    if (object.kind !== 'HorizontalPodAutoscaler' || object.type === undefined) return;
    const spec = child(object.root, 'spec');
    yield* replicas(spec);
    yield* scaleTarget(child(spec, 'scaleTargetRef'));
    if (object.type !== 'V2HorizontalPodAutoscaler') return;
    for (const metric of children(spec, 'metrics')) yield* checkMetric(metric);
  },
};

function* replicas(spec: Located | undefined): Iterable<Finding> {
  const least = numberAt(spec, 'minReplicas') ?? 1;
  const at = child(spec, 'maxReplicas');
  const most = numberAt(at);
  if (at === undefined || most === undefined) return;
  if (most < 1) yield findingAtValue('autoscaler', at, 'maxReplicas must be at least 1');
  else if (most < least) yield findingAtValue('autoscaler', at, `maxReplicas is below minReplicas, ${least}`);
}

function* scaleTarget(ref: Located | undefined): Iterable<Finding> {
  const kind = textAt(ref, 'kind');
  const version = child(ref, 'apiVersion');
  if (kind === undefined || ref === undefined) return;
  const groups = groupsOfResource(resourceOfKind(kind));
  const group = groupOf(textAt(version) ?? 'v1');
  if (groups.length === 0 || groups.includes(group)) return;
  const at = version ?? ref;
  yield findingAtValue('autoscaler', at, `${kind} is in the group \`${groups.join('` or `')}\``, {
    help: 'such as `apiVersion: apps/v1`',
  });
}

function* checkMetric(metric: Located): Iterable<Finding> {
  const type = textAt(metric, 'type') ?? '';
  const source = lookUp(SOURCE, type);
  if (source === undefined) return;
  if (!has(metric, source))
    yield finding('autoscaler', metric, `a metric of type ${type} needs \`${source}\``);
  for (const other of Object.values(SOURCE)) {
    const at = child(metric, other);
    if (other !== source && at !== undefined)
      yield finding('autoscaler', at, `the metric is of type ${type}`);
  }
  yield* checkTarget(child(metric, source, 'target'));
}

function* checkTarget(target: Located | undefined): Iterable<Finding> {
  const type = textAt(target, 'type') ?? '';
  const field = lookUp(TARGET, type);
  if (target === undefined || field === undefined) return;
  if (!has(target, field)) yield finding('autoscaler', target, `a target of type ${type} needs \`${field}\``);
  for (const other of Object.values(TARGET)) {
    const at = child(target, other);
    if (other !== field && at !== undefined) yield finding('autoscaler', at, `the target is of type ${type}`);
  }
}
