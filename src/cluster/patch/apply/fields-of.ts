import { isObject, type Json } from '../../../kubernetes/json.ts';
import { type FieldSet, FieldSetBuilder, type PathElement } from './field-set.ts';
import { elementOf } from './list-item.ts';
import type { MergeShape } from './shape.ts';

/** The fields in a configuration, which its applier then owns. */
export function fieldsOf(value: Json, shape: MergeShape): FieldSet {
  const found = new FieldSetBuilder();
  collect(value, shape, [], found);
  return found.build();
}

function collect(value: Json, shape: MergeShape, path: readonly PathElement[], found: FieldSetBuilder): void {
  if (shape.kind === 'map' && (isObject(value) || value === null)) {
    for (const [key, inner] of Object.entries(value ?? {})) {
      const below = [...path, `f:${key}`];
      const declared = shape.field(key);
      collect(inner, declared ?? shape.entry ?? { kind: 'leaf' }, below, found);
      const isEmpty = inner === null || (isObject(inner) && Object.keys(inner).length === 0);
      if (isEmpty || declared === undefined) found.insert(below);
    }
  } else if (shape.kind === 'list' && (Array.isArray(value) || value === null)) {
    for (const item of value ?? []) {
      const element = elementOf(item, shape);
      if (element === undefined) continue;
      collect(item, shape.item, [...path, element], found);
      found.insert([...path, element]);
    }
  } else found.insert(path);
}
