import type { FieldPath } from '../field-path.ts';
import { formatValue } from '../format-value.ts';
import {
  type ApiObject,
  entries,
  flag,
  has,
  isApiObject,
  number,
  object,
  text,
  texts,
} from '../object-values.ts';

/** Checks that defaults are valid values of their own schema. */
export function checkDefaults(schema: ApiObject, at: FieldPath): void {
  const value = schema['default'];
  if (value !== undefined && value !== null) checkValue(value, schema, at.child('default'));
  for (const [name, inner] of entries(schema, 'properties'))
    if (isApiObject(inner)) checkDefaults(inner, at.child('properties').key(name));
  for (const field of ['items', 'additionalProperties']) {
    const inner = object(schema, field);
    if (inner !== undefined) checkDefaults(inner, at.child(field));
  }
}

/** Checks a value against a schema; a nested problem is reported at its own path. */
function checkValue(value: unknown, schema: ApiObject, at: FieldPath): void {
  const type = text(schema, 'type');
  if (
    flag(schema, 'x-kubernetes-int-or-string')
      ? !['string', 'number'].includes(typeof value)
      : !isOfType(value, type)
  ) {
    at.invalid(goType(value), ` in body must be of type ${type}: ${formatValue(goType(value))}`);
    return;
  }
  checkNumber(value, schema, at);
  checkText(value, schema, at);
  const allowed = schema['enum'];
  if (Array.isArray(allowed) && !allowed.some((one) => JSON.stringify(one) === JSON.stringify(value)))
    at.notSupported(value, allowed.map(String));
  if (Array.isArray(value)) {
    const items = object(schema, 'items');
    value.forEach((item, position) => {
      if (items !== undefined) checkValue(item, items, at.item(position));
    });
  } else if (isApiObject(value)) checkObject(value, schema, at);
}

function checkObject(value: ApiObject, schema: ApiObject, at: FieldPath): void {
  const properties = object(schema, 'properties');
  for (const name of texts(schema, 'required')) {
    if (!has(value, name) && !has(object(properties, name), 'default')) at.child(name).required();
  }
  for (const [name, inner] of Object.entries(value)) {
    const own = object(properties, name) ?? object(schema, 'additionalProperties');
    if (own !== undefined) checkValue(inner, own, at.child(name));
    else if (!flag(schema, 'x-kubernetes-preserve-unknown-fields') && schema['additionalProperties'] !== true)
      at.invalid(value, `must not have unknown field ${JSON.stringify(name)}`);
  }
}

function checkNumber(value: unknown, schema: ApiObject, at: FieldPath): void {
  if (typeof value !== 'number') return;
  const [least, most] = [number(schema, 'minimum'), number(schema, 'maximum')];
  if (least !== undefined && value < least)
    at.invalid(value, ` in body should be greater than or equal to ${least}`);
  if (most !== undefined && value > most)
    at.invalid(value, ` in body should be less than or equal to ${most}`);
}

function checkText(value: unknown, schema: ApiObject, at: FieldPath): void {
  if (typeof value !== 'string') return;
  const [least, most] = [number(schema, 'minLength'), number(schema, 'maxLength')];
  if (least !== undefined && value.length < least)
    at.invalid(value, ` in body should be at least ${least} chars long`);
  if (most !== undefined && value.length > most) at.tooLong(most);
  const pattern = text(schema, 'pattern');
  if (pattern !== '' && !matches(pattern, value)) at.invalid(value, ` in body should match '${pattern}'`);
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return true;
  }
}

function isOfType(value: unknown, type: string): boolean {
  if (type === '') return true;
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isApiObject(value) : typeof value === type;
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
