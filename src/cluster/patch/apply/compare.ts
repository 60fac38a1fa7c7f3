import { isObject, type Json } from '../../../kubernetes/json.ts';
import { sameJson } from '../same-json.ts';
import { type FieldSet, FieldSetBuilder, type PathElement } from './field-set.ts';
import { itemsOf } from './list-item.ts';
import { LEAF, type MergeShape } from './shape.ts';

/** The differences between two objects, by field. */
export interface FieldChanges {
  readonly removed: FieldSet;
  readonly modified: FieldSet;
  readonly added: FieldSet;
}

/** The fields in which the second object differs from the first. */
export function compare(before: Json, after: Json, shape: MergeShape): FieldChanges {
  const walk = new Walk();
  walk.visit(before, after, shape, []);
  return { removed: walk.removed.build(), modified: walk.modified.build(), added: walk.added.build() };
}

type Side = Json | undefined;

class Walk {
  readonly removed = new FieldSetBuilder();
  readonly modified = new FieldSetBuilder();
  readonly added = new FieldSetBuilder();

  visit(before: Side, after: Side, shape: MergeShape, path: readonly PathElement[]): void {
    if (before === after) return;
    if (!this.descend(before, after, shape, path)) this.leaf(before, after, path);
    else if (before === undefined) this.added.insert(path);
    else if (after === undefined) this.removed.insert(path);
  }

  /** Compares the parts of a value; `false` if it has none. Two empty values are a leaf, so that empty and absent differ. */
  private descend(before: Side, after: Side, shape: MergeShape, path: readonly PathElement[]): boolean {
    if (shape.kind === 'map' && [before, after].every(isMapOrNothing)) {
      const [a, b] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
      const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
      for (const key of keys)
        this.visit(a[key], b[key], shape.field(key) ?? shape.entry ?? LEAF, [...path, `f:${key}`]);
      return keys.size > 0;
    }
    if (shape.kind === 'list' && [before, after].every(isListOrNothing)) {
      const a = itemsOf(Array.isArray(before) ? before : [], shape);
      const b = itemsOf(Array.isArray(after) ? after : [], shape);
      const elements = new Set([...a.keys(), ...b.keys()]);
      for (const element of elements)
        this.visit(a.get(element), b.get(element), shape.item, [...path, element]);
      return elements.size > 0;
    }
    return false;
  }

  private leaf(before: Side, after: Side, path: readonly PathElement[]): void {
    if (before === undefined) this.added.insert(path);
    else if (after === undefined) this.removed.insert(path);
    else if (!sameJson(before, after)) this.modified.insert(path);
  }
}

function isMapOrNothing(value: Side): boolean {
  return value === undefined || value === null || isObject(value);
}

function isListOrNothing(value: Side): boolean {
  return value === undefined || value === null || Array.isArray(value);
}
