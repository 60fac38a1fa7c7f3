import { isObject, type Json } from '../../../kubernetes/json.ts';

/** A value at run time; `undefined` stands for a missing key of a map. */
export type TemplateValue = Json | undefined;

/** Whether a condition is true: not zero, not empty. */
export function isTrue(value: TemplateValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** A value as Go prints it. */
export function textOf(value: TemplateValue): string {
  return value === undefined || value === null ? '<no value>' : innerText(value);
}

/** A value within another: `map[a:1 b:<nil>]`. */
export function innerText(value: TemplateValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(innerText).join(' ')}]`;
  if (typeof value === 'number') return numberText(value);
  if (!isObject(value)) return String(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${innerText(value[key])}`);
  return `map[${entries.join(' ')}]`;
}

/** A number as Go prints it: a very small fraction has an exponent. */
function numberText(value: number): string {
  const small = !Number.isInteger(value) && Math.abs(value) < 1e-4;
  return small ? value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2') : String(value);
}

/** The name of a value's Go type, for messages. */
export function typeName(value: TemplateValue): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (isObject(value)) return 'map[string]interface {}';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
