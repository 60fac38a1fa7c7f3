import type { CelType } from '../cel/cel-type.ts';
import { checkExpression } from '../cel/check-expression.ts';
import type { Names } from '../cel/infer-type.ts';
import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../names.ts';
import { type ApiObject, number, object, objects, optionalText, text } from '../object-values.ts';

const MOST = 32;
const MOST_CHOICES = 8;
const ONE_KIND = 'exactly one of `exactly` or `firstAvailable` is required';

/** The variables of an expression in a device selector. @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
const DEVICE: CelType = {
  fields: new Map<string, CelType>([
    ['driver', 'string'],
    ['attributes', { map: { map: 'dyn' } }],
    ['capacity', { map: { map: 'dyn' } }],
    ['allowMultipleAllocations', 'bool'],
  ]),
};
const NAMES: Names = new Map([['device', DEVICE]]);
const RESULTS: readonly CelType[] = ['bool'];

/** Checks a request of a claim: for one device, or for the first available of several alternatives. */
export function checkRequest(request: ApiObject, at: FieldPath): void {
  checkName(text(request, 'name'), dnsLabel, at.child('name'));
  const choices = objects(request, 'firstAvailable');
  const exactly = object(request, 'exactly');
  if (choices.length > MOST_CHOICES) at.child('firstAvailable').tooMany(choices.length, MOST_CHOICES);
  const names = new Set<string>();
  choices.forEach((choice, position) => {
    const here = at.child('firstAvailable').item(position);
    const name = text(choice, 'name');
    checkName(name, dnsLabel, here.child('name'));
    checkDevices(choice, here);
    if (names.has(name)) here.child('name').duplicate(name);
    names.add(name);
  });
  if (exactly !== undefined) checkDevices(exactly, at.child('exactly'));
  if (exactly === undefined && choices.length === 0) at.required(ONE_KIND);
  if (exactly !== undefined && choices.length > 0)
    at.note('FieldValueInvalid', `Invalid value: null: ${ONE_KIND}, but multiple fields are set`);
}

function checkDevices(request: ApiObject, at: FieldPath): void {
  const className = text(request, 'deviceClassName');
  if (className === '') at.child('deviceClassName').required();
  else checkName(className, dnsSubdomain, at.child('deviceClassName'));
  checkSelectors(objects(request, 'selectors'), at.child('selectors'));
  const mode = text(request, 'allocationMode');
  const count = number(request, 'count') ?? 0;
  if (mode === 'All') {
    if (count !== 0) at.child('count').invalid(count, "must not be specified when allocationMode is 'All'");
  } else if (mode === 'ExactCount') {
    if (count <= 0) at.child('count').invalid(count, 'must be greater than zero');
  } else checkOneOf(mode, ['All', 'ExactCount'], at.child('allocationMode'));
  objects(request, 'tolerations').forEach((toleration, position) => {
    checkToleration(toleration, at.child('tolerations').item(position));
  });
}

/** Checks the expressions that a device must match. */
export function checkSelectors(selectors: readonly ApiObject[], at: FieldPath): void {
  if (selectors.length > MOST) at.tooMany(selectors.length, MOST);
  selectors.forEach((selector, position) => {
    const here = at.item(position).child('cel');
    const cel = object(selector, 'cel');
    if (cel === undefined) here.required();
    else
      checkExpression(text(cel, 'expression'), { names: NAMES, results: RESULTS }, here.child('expression'));
  });
}

function checkToleration(toleration: ApiObject, at: FieldPath): void {
  const key = text(toleration, 'key');
  const operator = text(toleration, 'operator');
  if (key !== '') checkName(key, qualifiedName, at.child('key'));
  if (operator === 'Exists') {
    if (text(toleration, 'value') !== '')
      at.child('value').invalid(text(toleration, 'value'), 'must be empty for operator `Exists`');
  } else if (operator === 'Equal') {
    if (key === '') at.child('key').required('required for operator `Equal`');
    checkName(text(toleration, 'value'), labelValue, at.child('value'));
  } else if (operator === '') at.child('operator').required();
  else at.child('operator').notSupported(operator, ['Equal', 'Exists']);
  const effect = optionalText(toleration, 'effect');
  if (effect !== undefined && effect !== '')
    checkOneOf(effect, ['NoExecute', 'NoSchedule'], at.child('effect'));
}
