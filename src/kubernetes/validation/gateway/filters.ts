import type { FieldPath } from '../field-path.ts';
import { type ApiObject, has, object, objects, text } from '../object-values.ts';
import { broken } from './schema-words.ts';

/** The field that belongs to each type of filter. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['RequestHeaderModifier', 'requestHeaderModifier'],
  ['ResponseHeaderModifier', 'responseHeaderModifier'],
  ['RequestMirror', 'requestMirror'],
  ['RequestRedirect', 'requestRedirect'],
  ['URLRewrite', 'urlRewrite'],
  ['ExtensionRef', 'extensionRef'],
  ['CORS', 'cors'],
  ['ExternalAuth', 'externalAuth'],
]);
const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'CORS'];

/** Checks the filters of a route: each has the field of its type and no other. */
export function checkFilters(filters: readonly ApiObject[], at: FieldPath): void {
  filters.forEach((filter, position) => {
    checkFilter(filter, at.item(position));
  });
  const types = filters.map((filter) => text(filter, 'type'));
  if (types.includes('RequestRedirect') && types.includes('URLRewrite'))
    broken(
      'array',
      'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
      at,
    );
  for (const type of ONCE)
    if (types.filter((one) => one === type).length > 1)
      broken('array', `${type} filter cannot be repeated`, at);
}

function checkFilter(filter: ApiObject, at: FieldPath): void {
  const type = text(filter, 'type');
  if (type === '') return;
  if (!FIELDS.has(type)) at.child('type').notSupported(type, FIELDS.keys());
  for (const [name, field] of FIELDS) {
    if (name !== type && has(filter, field))
      broken('object', `filter.${field} must be nil if the filter.type is not ${name}`, at);
    if (name === type && !has(filter, field))
      broken('object', `filter.${field} must be specified for ${name} filter.type`, at);
  }
  const mirrored = object(object(filter, 'requestMirror'), 'backendRef');
  if (
    mirrored !== undefined &&
    text(mirrored, 'kind') === 'Service' &&
    text(mirrored, 'group') === '' &&
    !has(mirrored, 'port')
  )
    broken('object', 'Must have port for Service reference', at.child('requestMirror', 'backendRef'));
  for (const field of ['requestRedirect', 'urlRewrite']) {
    const path = object(object(filter, field), 'path');
    if (path !== undefined) checkModifier(path, at.child(field, 'path'));
  }
  checkHeaders(filter, at);
}

function checkModifier(path: ApiObject, at: FieldPath): void {
  for (const [type, field] of [
    ['ReplaceFullPath', 'replaceFullPath'],
    ['ReplacePrefixMatch', 'replacePrefixMatch'],
  ] as const) {
    if (text(path, 'type') === type && !has(path, field))
      broken('object', `${field} must be specified when type is set to '${type}'`, at);
    if (text(path, 'type') !== type && has(path, field))
      broken('object', `type must be '${type}' when ${field} is set`, at);
  }
}

function checkHeaders(filter: ApiObject, at: FieldPath): void {
  for (const field of ['requestHeaderModifier', 'responseHeaderModifier']) {
    for (const list of ['set', 'add']) {
      const headers = objects(object(filter, field), list);
      headers.forEach((header, position) => {
        const name = text(header, 'name').toLowerCase();
        const first = headers.findIndex((other) => text(other, 'name').toLowerCase() === name);
        if (first < position)
          at.child(field, list)
            .item(position)
            .duplicate({ name: text(header, 'name') });
      });
    }
  }
}
