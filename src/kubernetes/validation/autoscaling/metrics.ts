import { checkName, checkOneOf } from '../check-values.ts';
import { checkContainerResourceName } from '../core/resource-names.ts';
import type { FieldPath } from '../field-path.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsLabel, pathSegment } from '../names.ts';
import { type ApiObject, has, number, object, objects, text } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';
import { checkObjectReference } from './object-reference.ts';

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];
const TARGETS = ['Utilization', 'Value', 'AverageValue'];
const ONE_GOAL = 'may not set both a target raw value and a target utilization';

type SourceCheck = (source: ApiObject, at: FieldPath) => void;

/** The metric sources, in the order in which the server checks them. */
const SOURCES: readonly (readonly [field: string, check: SourceCheck])[] = [
  ['object', checkObjectSource],
  ['external', checkExternalSource],
  ['pods', checkPodsSource],
  ['resource', checkResourceSource],
  ['containerResource', checkContainerSource],
];

/** Checks the metrics of an autoscaler. */
export function checkMetrics(spec: ApiObject, at: FieldPath): void {
  objects(spec, 'metrics').forEach((metric, position) => {
    checkMetric(metric, at.item(position));
  });
}

function checkMetric(metric: ApiObject, at: FieldPath): void {
  const type = text(metric, 'type');
  if (type === '') at.child('type').required('must specify a metric source type');
  if (!checkOneOf(type, TYPES, at.child('type'))) return;
  const present = SOURCES.filter(([field]) => object(metric, field) !== undefined);
  const [first] = present;
  first?.[1](object(metric, first[0]) ?? {}, at.child(first[0]));
  const wanted = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  if (!present.some(([field]) => field === wanted))
    at.child(wanted).required('must populate information for the given metric source');
  if (present.length === 1) return;
  for (const [field] of present)
    if (field !== wanted) at.child(field).forbidden('must populate the given metric source only');
}

function checkObjectSource(source: ApiObject, at: FieldPath): void {
  checkObjectReference(object(source, 'describedObject'), false, at.child('describedObject'));
  checkIdentifier(object(source, 'metric'), at.child('metric'));
  const target = object(source, 'target');
  checkTarget(target, at.child('target'));
  if (!has(target, 'value') && !has(target, 'averageValue'))
    at.child('target', 'averageValue').required('must set either a target value or averageValue');
}

function checkExternalSource(source: ApiObject, at: FieldPath): void {
  checkIdentifier(object(source, 'metric'), at.child('metric'));
  const target = object(source, 'target');
  checkTarget(target, at.child('target'));
  if (!has(target, 'value') && !has(target, 'averageValue'))
    at.child('target', 'averageValue').required(
      'must set either a target value for metric or a per-pod target',
    );
  if (has(target, 'value') && has(target, 'averageValue'))
    at.child('target', 'value').forbidden('may not set both a target value for metric and a per-pod target');
}

function checkPodsSource(source: ApiObject, at: FieldPath): void {
  checkIdentifier(object(source, 'metric'), at.child('metric'));
  const target = object(source, 'target');
  checkTarget(target, at.child('target'));
  if ((quantityOf(target?.['averageValue']) ?? 0n) <= 0n)
    at.child('target', 'averageValue').required('must specify a positive target averageValue');
}

function checkContainerSource(source: ApiObject, at: FieldPath): void {
  const name = text(source, 'name');
  if (name === '') at.child('name').required('must specify a resource name');
  else checkContainerResourceName(name, at.child('name'));
  const container = text(source, 'container');
  if (container === '') at.child('container').required('must specify a container');
  else checkName(container, dnsLabel, at.child('container'));
  checkResourceTarget(source, at);
}

function checkResourceSource(source: ApiObject, at: FieldPath): void {
  if (text(source, 'name') === '') at.child('name').required('must specify a resource name');
  checkResourceTarget(source, at);
}

function checkResourceTarget(source: ApiObject, at: FieldPath): void {
  const target = object(source, 'target');
  checkTarget(target, at.child('target'));
  const [share, amount] = [has(target, 'averageUtilization'), has(target, 'averageValue')];
  if (!share && !amount)
    at.child('target', 'averageUtilization').required(
      'must set either a target raw value or a target utilization',
    );
  if (share && amount) at.child('target', 'averageValue').forbidden(ONE_GOAL);
}

function checkTarget(target: ApiObject | undefined, at: FieldPath): void {
  const type = text(target, 'type');
  if (type === '') at.child('type').required('must specify a metric target type');
  if (!TARGETS.includes(type))
    at.child('type').invalid(type, 'must be either Utilization, Value, or AverageValue');
  for (const field of ['value', 'averageValue']) {
    const value = quantityOf(target?.[field]);
    if (value !== undefined && value <= 0n)
      at.child(field).invalid(canonical(target?.[field]), 'must be positive');
  }
  const share = number(target, 'averageUtilization');
  if (share !== undefined && share < 1)
    at.child('averageUtilization').invalid(share, 'must be greater than 0');
}

function checkIdentifier(metric: ApiObject | undefined, at: FieldPath): void {
  const name = text(metric, 'name');
  if (name === '') at.child('name').required('must specify a metric name');
  else checkName(name, pathSegment, at.child('name'));
  checkLabelSelector(object(metric, 'selector'), at.child('selector'));
}
