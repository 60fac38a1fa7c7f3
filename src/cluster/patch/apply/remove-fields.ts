import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { type FieldSet, NO_FIELDS } from './field-set.ts';
import { elementOf } from './list-item.ts';
import { LEAF, type MergeShape } from './shape.ts';

/** A value without some of its fields. Objects that become empty are removed too. */
export function removeFields(value: Json, fields: FieldSet, shape: MergeShape): Json | undefined {
  if (shape.kind === 'map' && isObject(value)) {
    const kept: JsonObject = {};
    for (const [key, inner] of Object.entries(value)) {
      const left = without(inner, `f:${key}`, fields, shape.field(key) ?? shape.entry ?? LEAF);
      if (left !== undefined) kept[key] = left;
    }
    return Object.keys(kept).length > 0 ? kept : undefined;
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    const kept = value.flatMap((item) => {
      const left = without(item, elementOf(item, shape) ?? '', fields, shape.item);
      return left === undefined ? [] : [left];
    });
    return kept.length > 0 ? kept : undefined;
  }
  return value;
}

function without(value: Json, element: string, fields: FieldSet, shape: MergeShape): Json | undefined {
  const entry = fields.get(element);
  if (entry === undefined) return value;
  if (entry.member) return undefined;
  return entry.children.size === 0 ? value : removeFields(value, entry.children, shape);
}

/** A set to which every declared field is added that has an owned field below it. */
export function withDeclaredFields(fields: FieldSet, shape: MergeShape): FieldSet {
  if (fields.size === 0) return NO_FIELDS;
  return new Map(
    [...fields].map(([element, { member, children }]) => {
      const name = element.slice('f:'.length);
      const isField = element.startsWith('f:');
      const declared = shape.kind === 'map' && isField ? shape.field(name) : undefined;
      const below =
        declared ??
        (shape.kind === 'map' ? shape.entry : shape.kind === 'list' ? shape.item : undefined) ??
        LEAF;
      const holds = member || (declared !== undefined && children.size > 0);
      return [element, { member: holds, children: withDeclaredFields(children, below) }];
    }),
  );
}
