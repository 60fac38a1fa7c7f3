import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import type { TemplateFunction } from '../../output/go-template/functions.ts';
import { GoTemplateError } from '../../output/go-template/node.ts';
import { innerText, isTrue, type TemplateValue } from '../../output/go-template/value.ts';
import { writeYaml } from '../../output/write-yaml.ts';

const text = (value: TemplateValue): string =>
  value === undefined || value === null ? '' : innerText(value);
const whole = (value: TemplateValue): number => {
  const number = value === true ? 1 : Math.trunc(Number(text(value)));
  return Number.isFinite(number) ? number : 0;
};
const isGiven = (value: TemplateValue): value is Json => value !== undefined && value !== null;
const indented = (width: TemplateValue, value: TemplateValue): string =>
  text(value)
    .split('\n')
    .map((line) => ' '.repeat(whole(width)) + line)
    .join('\n');
const mapOf = (name: string, value: TemplateValue): JsonObject => {
  if (isObject(value ?? undefined)) return value as JsonObject;
  throw new GoTemplateError(`wrong type for value of ${name}; expected map`);
};

/**
 * The functions that Helm adds to Go's and that charts commonly use: those in the template of `helm create`, and related ones.
 *
 * @see https://helm.sh/docs/chart_template_guide/function_list/
 */
export const CHART_FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  default: (otherwise, value) => (isTrue(value) ? value : otherwise),
  empty: (value) => !isTrue(value),
  coalesce: (...values) => values.find(isTrue),
  ternary: (yes, no, test) => (test === true ? yes : no),
  required: (message, value) => {
    if (isGiven(value) && value !== '') return value;
    throw new GoTemplateError(`error calling required: ${text(message)}`);
  },
  fail: (message) => {
    throw new GoTemplateError(`error calling fail: ${text(message)}`);
  },
  quote: (...values) =>
    values
      .filter(isGiven)
      .map((value) => JSON.stringify(text(value)))
      .join(' '),
  squote: (...values) =>
    values
      .filter(isGiven)
      .map((value) => `'${text(value)}'`)
      .join(' '),
  upper: (value) => text(value).toUpperCase(),
  lower: (value) => text(value).toLowerCase(),
  trim: (value) => text(value).trim(),
  trimSuffix: (end, value) =>
    text(end) !== '' && text(value).endsWith(text(end))
      ? text(value).slice(0, -text(end).length)
      : text(value),
  trimPrefix: (start, value) =>
    text(value).startsWith(text(start)) ? text(value).slice(text(start).length) : text(value),
  trunc: (length, value) =>
    whole(length) < 0 ? text(value).slice(whole(length)) : text(value).slice(0, whole(length)),
  replace: (old, by, value) => text(value).replaceAll(text(old), text(by)),
  contains: (part, value) => text(value).includes(text(part)),
  hasPrefix: (start, value) => text(value).startsWith(text(start)),
  hasSuffix: (end, value) => text(value).endsWith(text(end)),
  indent: indented,
  nindent: (width, value) => `\n${indented(width, value)}`,
  toString: text,
  int: whole,
  int64: whole,
  add: (...values) => values.reduce<number>((sum, value) => sum + whole(value), 0),
  sub: (first, other) => whole(first) - whole(other),
  mul: (...values) => values.reduce<number>((product, value) => product * whole(value), 1),
  max: (...values) => Math.max(...values.map(whole)),
  min: (...values) => Math.min(...values.map(whole)),
  list: (...values) => values.map((value) => value ?? null),
  dict: (...values) => {
    const map: JsonObject = {};
    for (let at = 0; at < values.length; at += 2) map[text(values[at])] = values[at + 1] ?? '';
    return map;
  },
  hasKey: (map, key) => Object.hasOwn(mapOf('hasKey', map), text(key)),
  get: (map, key) => mapOf('get', map)[text(key)] ?? '',
  join: (sign, values) => (Array.isArray(values) ? values.map(text).join(text(sign)) : text(values)),
  has: (item, values) => Array.isArray(values) && values.some((value) => value === item),
  toYaml: (value) => writeYaml(value ?? null).replace(/\n$/, ''),
  toJson: (value) => JSON.stringify(value ?? null),
  b64enc: (value) => Buffer.from(text(value)).toString('base64'),
  b64dec: (value) => Buffer.from(text(value), 'base64').toString(),
};
