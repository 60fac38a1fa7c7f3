import type { FieldPath } from '../field-path.ts';
import { type ApiObject, entries, flag, has, isApiObject, object, objects, text } from '../object-values.ts';

type Level = 'root' | 'item' | 'field';

const EMPTY: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};
/** Fields that are allowed only outside `allOf`, `anyOf`, `oneOf` and `not`. */
const OUTSIDE = [
  'title',
  'description',
  'default',
  'nullable',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
];

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
export function checkStructure(schema: ApiObject, at: FieldPath): void {
  checkNode(schema, 'root', at);
  const type = text(schema, 'type');
  if (type !== '' && type !== 'object') at.child('type').invalid(type, 'must be object at the root');
}

function checkNode(schema: ApiObject, level: Level, at: FieldPath): void {
  const items = object(schema, 'items');
  if (items !== undefined) checkNode(items, 'item', at.child('items'));
  for (const [name, inner] of entries(schema, 'properties'))
    if (isApiObject(inner)) checkNode(inner, 'field', at.child('properties').key(name));
  const additional = object(schema, 'additionalProperties');
  if (additional !== undefined) checkNode(additional, 'field', at.child('additionalProperties'));
  checkType(schema, level, at);
  if (text(schema, 'type') === 'array' && !has(schema, 'items'))
    at.child('items').required('must be specified');
  if (level === 'root')
    checkMetadata(object(object(schema, 'properties'), 'metadata'), at.child('properties').key('metadata'));
  checkNested(schema, schema, at);
}

function checkType(schema: ApiObject, level: Level, at: FieldPath): void {
  const type = text(schema, 'type');
  const open = flag(schema, 'x-kubernetes-preserve-unknown-fields');
  const either = flag(schema, 'x-kubernetes-int-or-string');
  if (flag(schema, 'x-kubernetes-embedded-resource')) {
    const words = 'must be object if x-kubernetes-embedded-resource is true';
    if (type === '') at.child('type').required(words);
    else if (type !== 'object') at.child('type').invalid(type, words);
    if (!open && entries(schema, 'properties').length === 0)
      at.child('properties').required(
        'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
      );
  } else if (type === '' && !open && !either) at.child('type').required(EMPTY[level]);
}

function checkMetadata(metadata: ApiObject | undefined, at: FieldPath): void {
  const others = entries(metadata, 'properties').some(([name]) => name !== 'name' && name !== 'generateName');
  if (metadata !== undefined && others)
    at.forbidden(
      'must not specify anything other than name and generateName, but metadata is implicitly specified',
    );
}

/** Checks the content of `allOf`, `anyOf`, `oneOf` and `not`, which may only add rules to fields that the schema declares outside them. */
function checkNested(schema: ApiObject, outside: ApiObject, at: FieldPath): void {
  for (const list of ['allOf', 'anyOf', 'oneOf']) {
    objects(schema, list).forEach((inner, position) => {
      checkInner(inner, outside, at.child(list).item(position));
    });
  }
  const not = object(schema, 'not');
  if (not !== undefined) checkInner(not, outside, at.child('not'));
}

function checkInner(inner: ApiObject, outside: ApiObject, at: FieldPath): void {
  const either = flag(outside, 'x-kubernetes-int-or-string');
  if (text(inner, 'type') !== '' && !either) at.child('type').forbidden('must be empty to be structural');
  for (const field of OUTSIDE)
    if (inner[field] !== undefined && inner[field] !== null && inner[field] !== '' && inner[field] !== false)
      at.child(field).forbidden('must be empty to be structural');
  if (has(inner, 'additionalProperties'))
    at.child('additionalProperties').forbidden('must be empty to be structural');
  const items = object(inner, 'items');
  if (items !== undefined) {
    const own = object(outside, 'items');
    if (own === undefined) missing(at, 'items');
    else checkInner(items, own, at.child('items'));
  }
  for (const [name, part] of entries(inner, 'properties')) {
    if (!isApiObject(part)) continue;
    const own = object(object(outside, 'properties'), name);
    const here = at.child('properties').key(name);
    if (own === undefined) here.required('because it is defined in the nested schema and must be specified');
    else checkInner(part, own, here);
  }
  checkNested(inner, outside, at);
}

function missing(at: FieldPath, field: string): void {
  at.child(field).required(`because it is defined in ${at.child(field).toString()}`);
}
