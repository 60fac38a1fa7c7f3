import type { CelType } from '../cel/cel-type.ts';
import { checkExpression } from '../cel/check-expression.ts';
import type { FieldPath } from '../field-path.ts';
import {
  type ApiObject,
  entries,
  flag,
  has,
  isApiObject,
  object,
  objects,
  optionalText,
  text,
  texts,
} from '../object-values.ts';
import { celTypeOf } from './schema-cel-type.ts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const UNSUPPORTED = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'];
const MOST_NESTED = 300;

/** Whether a schema contains something that definitions don't support anywhere; the server then stops checking. */
export function isUnsupported(schema: ApiObject): boolean {
  if (UNSUPPORTED.some((field) => isSet(schema[field]))) return true;
  const inner = ['items', 'additionalProperties', 'not'].map((field) => object(schema, field));
  const listed = ['allOf', 'anyOf', 'oneOf'].flatMap((list) => objects(schema, list));
  const named = entries(schema, 'properties').map(([, value]) => (isApiObject(value) ? value : undefined));
  return [...inner, ...listed, ...named].some((one) => one !== undefined && isUnsupported(one));
}

/** Checks for what no part of a schema may contain. */
export function checkSchemaNode(schema: ApiObject, at: FieldPath, depth = 0): void {
  if (depth > MOST_NESTED) return;
  if (flag(schema, 'uniqueItems'))
    at.child('uniqueItems').forbidden(
      'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
    );
  checkAdditional(schema, at.child('additionalProperties'));
  for (const [name, inner] of entries(schema, 'properties'))
    if (isApiObject(inner)) checkSchemaNode(inner, at.child('properties').key(name), depth + 1);
  const additional = object(schema, 'additionalProperties');
  if (additional !== undefined) checkSchemaNode(additional, at.child('additionalProperties'), depth + 1);
  const items = object(schema, 'items');
  if (items !== undefined) checkSchemaNode(items, at.child('items'), depth + 1);
  for (const list of ['allOf', 'anyOf', 'oneOf']) {
    objects(schema, list).forEach((inner, position) => {
      checkSchemaNode(inner, at.child(list).item(position), depth + 1);
    });
  }
  const not = object(schema, 'not');
  if (not !== undefined) checkSchemaNode(not, at.child('not'), depth + 1);
  checkPattern(text(schema, 'pattern'), at.child('pattern'));
  const type = text(schema, 'type');
  if (type !== '' && type !== 'null' && !TYPES.includes(type)) at.child('type').notSupported(type, TYPES);
  if (type === 'null')
    at.child('type').forbidden('type cannot be set to null, use nullable as an alternative');
  for (const field of UNSUPPORTED)
    if (isSet(schema[field])) at.child(field).forbidden(`${field} is not supported`);
  if (Array.isArray(schema['items']))
    at.child('items').forbidden('items must be a schema object and not an array');
  checkListType(schema, at);
  checkMapType(schema, at);
  checkRules(schema, at.child('x-kubernetes-validations'));
}

function isSet(value: unknown): boolean {
  return isApiObject(value)
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null && value !== '' && value !== false;
}

function checkAdditional(schema: ApiObject, at: FieldPath): void {
  const additional = schema['additionalProperties'];
  if (additional === undefined || additional === null) return;
  if (additional !== true && entries(schema, 'properties').length > 0)
    at.forbidden('additionalProperties and properties are mutual exclusive');
}

function checkPattern(pattern: string, at: FieldPath): void {
  if (pattern === '') return;
  const wrong = patternProblem(pattern);
  if (wrong !== undefined)
    at.invalid(pattern, `must be a valid regular expression, but isn't: error parsing regexp: ${wrong}`);
}

/** What is wrong with a pattern in Go's syntax of regular expressions. @see https://pkg.go.dev/regexp/syntax */
function patternProblem(pattern: string): string | undefined {
  const look = /\(\?(?:[=!]|<[=!])/.exec(pattern);
  if (look !== null) return `invalid or unsupported Perl syntax: \`${look[0]}\``;
  if (/\\[1-9]/.test(pattern)) return `invalid escape sequence: \`${/\\[1-9]/.exec(pattern)?.[0]}\``;
  try {
    new RegExp(
      pattern
        .replace(/\(\?P</g, '(?<')
        .replace(/\\[zA]/g, '$')
        .replace(/^\(\?[imsU]+\)/, ''),
      'u',
    );
  } catch (error) {
    return isUnicodeOnly(pattern) ? undefined : wordsOf(pattern, String(error));
  }
  return undefined;
}

/** Whether a pattern is invalid only in JavaScript's stricter Unicode mode, for example because of an escape such as `\-`. */
function isUnicodeOnly(pattern: string): boolean {
  try {
    new RegExp(
      pattern
        .replace(/\(\?P</g, '(?<')
        .replace(/^\(\?[imsU]+\)/, '')
        .replace(/\[:[a-z]+:\]/g, 'a-z'),
    );
    return true;
  } catch {
    return false;
  }
}

function wordsOf(pattern: string, error: string): string {
  if (/unterminated group/i.test(error)) return `missing closing ): \`${pattern}\``;
  if (/unmatched '\)'|unmatched \)/i.test(error)) return `unexpected ): \`${pattern}\``;
  if (/character class/i.test(error)) return `missing closing ]: \`${pattern.slice(pattern.indexOf('['))}\``;
  if (/nothing to repeat/i.test(error))
    return `missing argument to repetition operator: \`${/[*+?]/.exec(pattern)?.[0]}\``;
  return `\`${pattern}\``;
}

function checkListType(schema: ApiObject, at: FieldPath): void {
  const kind = optionalText(schema, 'x-kubernetes-list-type');
  const keys = texts(schema, 'x-kubernetes-list-map-keys');
  const here = at.child('x-kubernetes-list-type');
  if (kind !== undefined && !['atomic', 'set', 'map'].includes(kind))
    here.notSupported(kind, ['atomic', 'set', 'map']);
  if (kind !== undefined && text(schema, 'type') !== 'array') {
    if (text(schema, 'type') === '')
      at.child('type').required('must be array if x-kubernetes-list-type is specified');
    else
      at.child('type').invalid(text(schema, 'type'), 'must be array if x-kubernetes-list-type is specified');
  }
  if (keys.length > 0 && kind !== 'map') {
    if (kind === undefined) here.required('must be map if x-kubernetes-list-map-keys is non-empty');
    else here.invalid(kind, 'must be map if x-kubernetes-list-map-keys is non-empty');
  }
  if (kind !== 'map') return;
  const place = at.child('x-kubernetes-list-map-keys');
  if (keys.length === 0) place.required('must not be empty if x-kubernetes-list-type is map');
  const items = object(schema, 'items');
  if (items === undefined) {
    at.child('items').required('must have a schema if x-kubernetes-list-type is map');
    return;
  }
  if (text(items, 'type') !== 'object')
    at.child('items', 'type').invalid(
      text(items, 'type'),
      "must be object if parent array's x-kubernetes-list-type is map",
    );
  keys.forEach((key, position) => {
    if (!has(object(items, 'properties'), key))
      place.item(position).invalid(key, 'entries must all be names of item properties');
    if (keys.indexOf(key) < position) place.item(position).duplicate(key);
  });
}

function checkMapType(schema: ApiObject, at: FieldPath): void {
  const kind = optionalText(schema, 'x-kubernetes-map-type');
  if (kind === undefined) return;
  if (kind !== 'atomic' && kind !== 'granular')
    at.child('x-kubernetes-map-type').notSupported(kind, ['atomic', 'granular']);
  const type = text(schema, 'type');
  if (type === '') at.child('type').required('must be object if x-kubernetes-map-type is specified');
  else if (type !== 'object')
    at.child('type').invalid(type, 'must be object if x-kubernetes-map-type is specified');
}

const RESULT: readonly CelType[] = ['bool'];

function checkRules(schema: ApiObject, at: FieldPath): void {
  const rules = objects(schema, 'x-kubernetes-validations');
  if (rules.length === 0) return;
  const self = celTypeOf(schema);
  rules.forEach((rule, position) => {
    const here = at.item(position);
    const written = text(rule, 'rule');
    const names = new Map<string, CelType>([
      ['self', self],
      ['oldSelf', self],
    ]);
    if (written.trim() === '') here.child('rule').required('rule is not specified');
    else checkExpression(written, { names, results: RESULT, shown: asGo(rule) }, here.child('rule'));
    const message = text(rule, 'message');
    if (/[\n\r]/.test(message.trim())) here.child('message').invalid(message, 'must not contain line breaks');
    const expression = text(rule, 'messageExpression');
    if (expression !== '' && expression.trim() === '')
      here.child('messageExpression').required('messageExpression must be non-empty if specified');
    else if (expression !== '')
      checkExpression(
        expression,
        { names, results: ['string'], shown: asGo(rule) },
        here.child('messageExpression'),
      );
  });
}

/** A rule as Go prints it. */
function asGo(rule: ApiObject): unknown {
  return {
    Rule: text(rule, 'rule'),
    Message: text(rule, 'message'),
    MessageExpression: text(rule, 'messageExpression'),
    Reason: rule['reason'] ?? null,
    FieldPath: text(rule, 'fieldPath'),
    OptionalOldSelf: rule['optionalOldSelf'] ?? null,
  };
}
