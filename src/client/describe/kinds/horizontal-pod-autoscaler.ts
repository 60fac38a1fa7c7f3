import {
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { longTime, quantityText } from '../values.ts';

export const describeHorizontalPodAutoscaler: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  const status = objectAt(object, 'status');
  const target = objectAt(spec, 'scaleTargetRef');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('CreationTimestamp', longTime(objectAt(object, 'metadata').creationTimestamp));
  page.field('Reference', `${textAt(target, 'kind')}/${textAt(target, 'name')}`);
  page.field('Metrics', '( current / target )');
  const current = objectsAt(status, 'currentMetrics');
  for (const [at, metric] of objectsAt(spec, 'metrics').entries())
    writeMetric(page, metric, current[at] ?? {});
  page.field('Min replicas', numberAt(spec, 'minReplicas') ?? '<unset>');
  page.field('Max replicas', numberAt(spec, 'maxReplicas') ?? 0);
  if (isObject(spec.behavior)) {
    page.line(0, 'Behavior:');
    writeBehavior(page, 'Scale Up', spec.behavior.scaleUp);
    writeBehavior(page, 'Scale Down', spec.behavior.scaleDown);
  }
  const count = (field: string): number => numberAt(status, field) ?? 0;
  page.field(
    `${textAt(target, 'kind')} pods`,
    `${count('currentReplicas')} current / ${count('desiredReplicas')} desired`,
  );
  writeConditions(page, objectsAt(status, 'conditions'));
  yield* describeEvents(subject, page);
};

function writeConditions(page: Description, conditions: readonly JsonObject[]): void {
  if (conditions.length === 0) return;
  page.line(0, 'Conditions:');
  page.heads(1, 'Type', 'Status', 'Reason', 'Message');
  for (const condition of conditions)
    page.line(1, ...['type', 'status', 'reason', 'message'].map((field) => textAt(condition, field)));
}

/** The field of a metric that describes what it measures, by the metric's type. */
const PARTS: Readonly<Record<string, string>> = {
  External: 'external',
  Pods: 'pods',
  Object: 'object',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

function writeMetric(page: Description, metric: JsonObject, current: JsonObject): void {
  const type = textAt(metric, 'type');
  const part = lookUp(PARTS, type);
  if (part === undefined) {
    page.line(1, `<unknown metric type ${JSON.stringify(type)}>`);
    return;
  }
  const source = objectAt(metric, part);
  const target = objectAt(source, 'target');
  const reached = isObject(current[part]) ? objectAt(current, part, 'current') : undefined;
  if (part === 'resource' || part === 'containerResource') writeResource(page, source, target, reached);
  else writeCustom(page, part, source, target, reached);
}

function writeCustom(
  page: Description,
  part: string,
  source: JsonObject,
  target: JsonObject,
  reached: JsonObject | undefined,
): void {
  const name = JSON.stringify(textAt(source, 'metric', 'name'));
  const average =
    part === 'pods' ||
    (part === 'external' ? target.averageValue !== undefined : target.type === 'AverageValue');
  const field = average ? 'averageValue' : 'value';
  const kind = average ? '(target average value)' : '(target value)';
  const object = objectAt(source, 'describedObject');
  const title =
    part === 'pods'
      ? `${name} on pods`
      : part === 'external'
        ? `${name} ${kind}`
        : `${name} on ${textAt(object, 'kind')}/${textAt(object, 'name')} ${kind}`;
  const missing = reached === undefined || (part === 'external' && average && reached[field] === undefined);
  page.field(
    title,
    `${missing ? '<unknown>' : quantityText(reached[field])} / ${quantityText(target[field])}`,
    1,
  );
}

function writeResource(
  page: Description,
  source: JsonObject,
  target: JsonObject,
  reached: JsonObject | undefined,
): void {
  const container = textAt(source, 'container');
  const of = container === '' ? '' : ` of container ${JSON.stringify(container)}`;
  const title = `resource ${textAt(source, 'name')}${of} on pods`;
  if (target.averageValue !== undefined) {
    const current = reached === undefined ? '<unknown>' : quantityText(reached.averageValue);
    page.field(title, `${current} / ${quantityText(target.averageValue)}`, 1);
    return;
  }
  const used = reached === undefined ? undefined : numberAt(reached, 'averageUtilization');
  const current = used === undefined ? '<unknown>' : `${used}% (${quantityText(reached?.averageValue)})`;
  const wanted = numberAt(target, 'averageUtilization');
  page.field(
    `${title}  (as a percentage of request)`,
    `${current} / ${wanted === undefined ? '<auto>' : `${wanted}%`}`,
    1,
  );
}

function writeBehavior(page: Description, direction: string, rules: JsonObject[string] | undefined): void {
  if (!isObject(rules)) return;
  const window = numberAt(rules, 'stabilizationWindowSeconds');
  const policies = objectsAt(rules, 'policies');
  page.line(1, `${direction}:`);
  if (window !== undefined) page.line(2, `Stabilization Window: ${window} seconds`);
  if (policies.length === 0) return;
  page.line(2, `Select Policy: ${textAt(rules, 'selectPolicy') || 'Max'}`);
  page.line(2, 'Policies:');
  for (const policy of policies)
    page.line(
      3,
      `- Type: ${textAt(policy, 'type')}`,
      `Value: ${numberAt(policy, 'value') ?? 0}`,
      `Period: ${numberAt(policy, 'periodSeconds') ?? 0} seconds`,
    );
}
