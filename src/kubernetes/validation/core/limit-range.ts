import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, entries, has, object, objects, text } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';
import { checkContainerResourceName, checkResourceName, mayOvercommit } from './resource-names.ts';

const TYPES = ['Container', 'Pod', 'PersistentVolumeClaim'];
const ONE = 1_000_000_000n;
const MILLI = 1_000_000n;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/limit-range-v1/ */
export const limitRange: KindRules = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkLimitRange,
};

function checkLimitRange(created: ApiObject, at: FieldPath): void {
  const seen = new Set<string>();
  objects(object(created, 'spec'), 'limits').forEach((limit, position) => {
    const here = at.child('spec', 'limits').item(position);
    const type = text(limit, 'type');
    checkType(type, here.child('type'));
    if (seen.has(type)) here.child('type').duplicate(type);
    seen.add(type);
    checkAmounts(limit, type, here);
    for (const name of namesIn(limit)) checkOrder(name, limit, here);
  });
}

function checkType(type: string, at: FieldPath): void {
  const before = at.count;
  checkName(type, qualifiedName, at);
  if (at.count === before && !type.includes('/') && !TYPES.includes(type))
    at.invalid(type, 'must be a standard limit type or fully qualified');
}

function checkAmounts(limit: ApiObject, type: string, at: FieldPath): void {
  checkList(limit, 'max', type, at);
  checkList(limit, 'min', type, at);
  for (const field of ['default', 'defaultRequest']) {
    if (type !== 'Pod') checkList(limit, field, type, at);
    else if (entries(limit, field).length > 0)
      at.child(field).forbidden("may not be specified when `type` is 'Pod'");
  }
  if (
    type === 'PersistentVolumeClaim' &&
    !['min', 'max'].some((field) => has(object(limit, field), 'storage'))
  )
    at.child('limits').required(
      'either minimum or maximum storage value is required, but neither was provided',
    );
  checkList(limit, 'maxLimitRequestRatio', type, at);
}

function checkList(limit: ApiObject, field: string, type: string, at: FieldPath): void {
  for (const [name] of entries(limit, field)) {
    const here = at.child(field).key(name);
    if (type === 'Pod' || type === 'Container') checkContainerResourceName(name, here);
    else checkResourceName(name, here);
  }
}

function namesIn(limit: ApiObject): readonly string[] {
  const lists = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
  return [...new Set(lists.flatMap((field) => entries(limit, field).map(([name]) => name)))];
}

interface Amount {
  readonly value: bigint;
  readonly written: string;
}

function checkOrder(name: string, limit: ApiObject, at: FieldPath): void {
  const amountOf = (field: string): Amount | undefined => {
    if (text(limit, 'type') === 'Pod' && field.startsWith('default')) return undefined;
    const amount = object(limit, field)?.[name];
    const value = quantityOf(amount);
    return value === undefined ? undefined : { value, written: canonical(amount) };
  };
  const [min, max, given, request] = ['min', 'max', 'default', 'defaultRequest'].map(amountOf);
  const over = (field: string, shown: Amount, words: string): void => {
    at.child(field).key(name).invalid(shown.written, words);
  };
  const above = (a?: Amount, b?: Amount): boolean => a !== undefined && b !== undefined && a.value > b.value;
  if (min && above(min, max))
    over('min', min, `min value ${min.written} is greater than max value ${max?.written}`);
  if (request && above(min, request))
    over(
      'defaultRequest',
      request,
      `min value ${min?.written} is greater than default request value ${request.written}`,
    );
  if (request && above(request, max))
    over(
      'defaultRequest',
      request,
      `default request value ${request.written} is greater than max value ${max?.written}`,
    );
  if (request && above(request, given))
    over(
      'defaultRequest',
      request,
      `default request value ${request.written} is greater than default limit value ${given?.written}`,
    );
  if (min && above(min, given))
    over('default', min, `min value ${min.written} is greater than default value ${given?.written}`);
  if (max && above(given, max))
    over('default', max, `default value ${given?.written} is greater than max value ${max.written}`);
  const ratio = amountOf('maxLimitRequestRatio');
  if (ratio) checkRatio(ratio, min, max, at.child('maxLimitRequestRatio').key(name));
  if (!mayOvercommit(name) && given && request && given.value !== request.value)
    over(
      'defaultRequest',
      request,
      `default value ${given.written} must equal to defaultRequest value ${request.written}`,
    );
}

function checkRatio(ratio: Amount, min: Amount | undefined, max: Amount | undefined, at: FieldPath): void {
  if (ratio.value < ONE) at.invalid(ratio.written, `ratio ${ratio.written} is less than 1`);
  if (min === undefined || max === undefined || min.value === 0n) return;
  // Large values are rounded to whole numbers, others to thousandths.
  const unit = ratio.value >= ONE * 1000n || max.value >= ONE * 1000n ? ONE : MILLI;
  const rounded = (amount: Amount): number => Number((amount.value + unit - 1n) / unit);
  const most = rounded(max) / rounded(min);
  if (Number(ratio.value) / Number(ONE) > most)
    at.invalid(ratio.written, `ratio ${ratio.written} is greater than max/min = ${most.toFixed(6)}`);
}
