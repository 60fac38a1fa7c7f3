import {
  isObject,
  type Json,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { countAt, firstOf } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const MOST_METRICS = 2;
const UNKNOWN = '<unknown>';

export const horizontalPodAutoscaler: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    `${textAt(object, 'spec', 'scaleTargetRef', 'kind')}/${textAt(object, 'spec', 'scaleTargetRef', 'name')}`,
    metrics(object),
    String(numberAt(object, 'spec', 'minReplicas') ?? '<unset>'),
    countAt(object, 'spec', 'maxReplicas'),
    countAt(object, 'status', 'currentReplicas'),
    age(object, now),
  ],
};

function metrics(autoscaler: JsonObject): string {
  const specs = objectsAt(autoscaler, 'spec', 'metrics');
  if (specs.length === 0) return '<none>';
  const statuses = objectsAt(autoscaler, 'status', 'currentMetrics');
  return firstOf(
    specs.map((spec, at) => metric(spec, statuses[at])),
    MOST_METRICS,
    ', ',
  );
}

const SOURCES = {
  External: 'external',
  Pods: 'pods',
  Object: 'object',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

/** `cpu: 10%/80%`: the current value and the target. */
function metric(spec: JsonObject, status: JsonObject | undefined): string {
  const type = textAt(spec, 'type');
  if (!isSource(type)) return '<unknown type>';
  const source = SOURCES[type];
  const target = objectAt(spec, source, 'target');
  const current = objectAt(status, source, 'current');
  if (type === 'Pods') return pair(current.averageValue, target.averageValue);
  if (type === 'Resource' || type === 'ContainerResource') {
    const name = textAt(spec, source, 'name');
    if (target.averageValue !== undefined)
      return `${name}: ${pair(current.averageValue, target.averageValue)}`;
    return `${name}: ${percent(current, UNKNOWN)}/${percent(target, '<auto>')}`;
  }
  if (target.averageValue !== undefined) return `${pair(current.averageValue, target.averageValue)} (avg)`;
  return pair(current.value, target.value);
}

const isSource = (type: string): type is keyof typeof SOURCES => Object.hasOwn(SOURCES, type);

const pair = (current: Json | undefined, target: Json | undefined): string =>
  `${current === undefined || isObject(current) ? UNKNOWN : current}/${target ?? '0'}`;

function percent(value: JsonObject, missing: string): string {
  const utilization = numberAt(value, 'averageUtilization');
  return utilization === undefined ? missing : `${utilization}%`;
}
