import { isObject } from '../../../kubernetes/json.ts';
import { GoTemplateError } from './node.ts';
import { formatted } from './printf.ts';
import { innerText, isTrue, type TemplateValue, textOf, typeName } from './value.ts';

export type TemplateFunction = (...values: readonly TemplateValue[]) => TemplateValue;

/** The functions of Go templates, and those that kubectl adds. `and` and `or` are evaluated elsewhere. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  not: (value) => !isTrue(value),
  len: lengthOf,
  index: (of, ...keys) => keys.reduce<TemplateValue>(itemAt, of),
  print: (...values) => printed(values),
  println: (...values) => `${values.map(textIn).join(' ')}\n`,
  printf: (format, ...values) => formatted(textArgument('printf', format), values),
  eq: (first, ...others) => others.some((other) => equal('eq', first, other)),
  ne: (first, other) => !equal('ne', first, other),
  lt: (first, other) => order('lt', first, other) < 0,
  le: (first, other) => order('le', first, other) <= 0,
  gt: (first, other) => order('gt', first, other) > 0,
  ge: (first, other) => order('ge', first, other) >= 0,
  exists,
  base64decode: (value) => decoded(textArgument('base64decode', value)),
};

/** Functions of Go that are not supported here. */
export const LEFT_OUT: readonly string[] = ['call', 'html', 'js', 'slice', 'urlquery'];

function lengthOf(value: TemplateValue): TemplateValue {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (Array.isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new GoTemplateError(`error calling len: len of type ${typeName(value)}`);
}

function itemAt(of: TemplateValue, key: TemplateValue): TemplateValue {
  if (of === undefined || of === null) throw new GoTemplateError('error calling index: index of untyped nil');
  if (Array.isArray(of)) {
    if (typeof key !== 'number')
      throw new GoTemplateError(`error calling index: cannot index slice/array with type ${typeName(key)}`);
    if (key < 0 || key >= of.length)
      throw new GoTemplateError(`error calling index: index out of range: ${key}`);
    return of[key];
  }
  if (!isObject(of))
    throw new GoTemplateError(`error calling index: can't index item of type ${typeName(of)}`);
  if (typeof key !== 'string')
    throw new GoTemplateError(`error calling index: value has type ${typeName(key)}; should be string`);
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

function exists(of: TemplateValue, ...keys: readonly TemplateValue[]): boolean {
  let at: TemplateValue = of;
  for (const key of keys) {
    if (at === undefined || at === null) return false;
    if (Array.isArray(at) ? !(typeof key === 'number' && key < at.length) : typeof key !== 'string')
      return false;
    at = itemAt(at, key);
  }
  return at !== undefined && at !== null;
}

/** Joins values, with spaces only between two values neither of which is a text. */
function printed(values: readonly TemplateValue[]): string {
  return values
    .map((value, at) => {
      const apart = at > 0 && typeof value !== 'string' && typeof values[at - 1] !== 'string';
      return `${apart ? ' ' : ''}${textIn(value)}`;
    })
    .join('');
}

function textIn(value: TemplateValue): string {
  return value === undefined ? textOf(value) : innerText(value);
}

function equal(name: string, first: TemplateValue, other: TemplateValue): boolean {
  if (first === undefined || first === null || other === undefined || other === null)
    return (first ?? null) === (other ?? null);
  if (typeName(first) !== typeName(other))
    throw new GoTemplateError(`error calling ${name}: incompatible types for comparison`);
  if (typeof first === 'object')
    throw new GoTemplateError(`error calling ${name}: non-comparable type ${typeName(first)}`);
  return first === other;
}

function order(name: string, first: TemplateValue, other: TemplateValue): number {
  if ((typeof first !== 'string' && typeof first !== 'number') || other === undefined || other === null)
    throw new GoTemplateError(`error calling ${name}: invalid type for comparison`);
  if (typeName(first) !== typeName(other))
    throw new GoTemplateError(`error calling ${name}: incompatible types for comparison`);
  return first < other ? -1 : first > other ? 1 : 0;
}

function textArgument(name: string, value: TemplateValue): string {
  if (typeof value === 'string') return value;
  throw new GoTemplateError(`wrong type for value of ${name}; expected string; got ${typeName(value)}`);
}

function decoded(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    throw new GoTemplateError('error calling base64decode: base64 decode failed');
  }
}
