import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import type { Cause } from '../../kubernetes/validation/cause.ts';
import { FieldPath } from '../../kubernetes/validation/field-path.ts';
import { formatValue } from '../../kubernetes/validation/format-value.ts';
import { sameJson } from '../patch/same-json.ts';

/** Checks a custom resource, or a part of it, against its schema, in the API server's words. */
export function checkValue(value: Json, schema: JsonObject, at: FieldPath): void {
  if (value === null && schema.nullable === true) return;
  if (!checkType(value, schema, at)) return;
  if (typeof value === 'number') checkNumber(value, schema, at);
  if (typeof value === 'string') checkText(value, schema, at);
  if (Array.isArray(value)) checkList(value, schema, at);
  if (isObject(value)) checkObject(value, schema, at);
  const allowed = schema.enum;
  if (Array.isArray(allowed) && !allowed.some((one) => sameJson(one, value)))
    at.notSupported(value, allowed.map(String));
  for (const one of objectsAt(schema, 'allOf')) checkValue(value, one, at);
  checkChoice(value, schema, at);
}

function checkType(value: Json, schema: JsonObject, at: FieldPath): boolean {
  const type = textAt(schema, 'type');
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (typeof value === 'string' || Number.isInteger(value)) return true;
    at.typeInvalid(
      value,
      `${String(at)} in body must be of type integer,string: ${formatValue(typeName(value))}`,
    );
    return false;
  }
  if (type === '' || isOfType(value, type)) return true;
  const shown = isObject(value) || Array.isArray(value) ? typeName(value) : value;
  at.typeInvalid(shown, `${String(at)} in body must be of type ${type}: ${formatValue(typeName(value))}`);
  return false;
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function checkNumber(value: number, schema: JsonObject, at: FieldPath): void {
  const [least, most, step] = ['minimum', 'maximum', 'multipleOf'].map((key) => numberAt(schema, key));
  const above = schema.exclusiveMinimum === true;
  const below = schema.exclusiveMaximum === true;
  if (least !== undefined && (above ? value <= least : value < least))
    at.invalid(value, `${String(at)} in body should be greater than ${above ? '' : 'or equal to '}${least}`);
  if (most !== undefined && (below ? value >= most : value > most))
    at.invalid(value, `${String(at)} in body should be less than ${below ? '' : 'or equal to '}${most}`);
  if (step !== undefined && step > 0 && !Number.isInteger(value / step))
    at.invalid(value, `${String(at)} in body should be a multiple of ${step}`);
}

function checkText(value: string, schema: JsonObject, at: FieldPath): void {
  const length = [...value].length;
  const [least, most] = [numberAt(schema, 'minLength'), numberAt(schema, 'maxLength')];
  if (least !== undefined && length < least)
    at.invalid(value, `${String(at)} in body should be at least ${least} chars long`);
  if (most !== undefined && length > most) at.tooLong(most);
  const pattern = textAt(schema, 'pattern');
  if (pattern !== '' && !matches(pattern, value))
    at.invalid(value, `${String(at)} in body should match '${pattern}'`);
  const format = textAt(schema, 'format');
  if (format === 'date-time' && Number.isNaN(Date.parse(value)))
    at.invalid(value, `${String(at)} in body must be of type date-time: ${formatValue(value)}`);
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function checkList(value: Json[], schema: JsonObject, at: FieldPath): void {
  const [least, most] = [numberAt(schema, 'minItems'), numberAt(schema, 'maxItems')];
  if (least !== undefined && value.length < least)
    at.invalid(value.length, `${String(at)} in body should have at least ${least} items`);
  if (most !== undefined && value.length > most) at.tooMany(value.length, most);
  const { items } = schema;
  if (isObject(items))
    value.forEach((item, position) => {
      checkValue(item, items, at.item(position));
    });
  checkUnique(value, schema, at);
}

/** Checks that the items of a `set`, and the keys of a `map` list, are unique. */
function checkUnique(value: Json[], schema: JsonObject, at: FieldPath): void {
  const type = textAt(schema, 'x-kubernetes-list-type');
  if (type !== 'set' && type !== 'map') return;
  const keys = listAt(schema, 'x-kubernetes-list-map-keys').map(String);
  const seen: Json[] = [];
  value.forEach((item, position) => {
    const key =
      type === 'set' ? item : Object.fromEntries(keys.map((name) => [name, objectAt(item)[name] ?? null]));
    if (seen.some((one) => sameJson(one, key))) at.item(position).duplicate(key);
    seen.push(key);
  });
}

function checkObject(value: JsonObject, schema: JsonObject, at: FieldPath): void {
  const properties = objectAt(schema, 'properties');
  const rest = schema.additionalProperties;
  for (const name of listAt(schema, 'required').map(String))
    if (!Object.hasOwn(value, name)) at.child(name).required();
  const count = Object.keys(value).length;
  const [least, most] = [numberAt(schema, 'minProperties'), numberAt(schema, 'maxProperties')];
  if (least !== undefined && count < least)
    at.invalid(count, `${String(at)} in body should have at least ${least} properties`);
  if (most !== undefined && count > most) at.tooMany(count, most);
  for (const [name, inner] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : rest;
    if (isObject(own))
      checkValue(inner, own, Object.hasOwn(properties, name) ? at.child(name) : at.key(name));
  }
}

function checkChoice(value: Json, schema: JsonObject, at: FieldPath): void {
  const fits = (list: string): number => objectsAt(schema, list).filter((one) => isValid(value, one)).length;
  if (listAt(schema, 'anyOf').length > 0 && fits('anyOf') === 0)
    at.invalid(value, `${String(at)} in body must validate at least one schema (anyOf)`);
  const chosen = listAt(schema, 'oneOf').length > 0 ? fits('oneOf') : 1;
  if (chosen !== 1)
    at.invalid(
      value,
      `${String(at)} in body must validate one and only one schema (oneOf). Found ${chosen === 0 ? 'none valid' : `${chosen} valid alternatives`}`,
    );
  if (isObject(schema.not) && isValid(value, schema.not))
    at.invalid(value, `${String(at)} in body must not validate the schema (not)`);
}

function isValid(value: Json, schema: JsonObject): boolean {
  const causes: Cause[] = [];
  checkValue(value, schema, FieldPath.root(causes));
  return causes.length === 0;
}
