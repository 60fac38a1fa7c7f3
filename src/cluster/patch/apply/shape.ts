import type { Json } from '../../../kubernetes/json.ts';
import { perKey } from '../../../kubernetes/per-key.ts';
import { type Field, fieldNames, fieldOf } from '../../../kubernetes/schema/schemas.ts';
import { isAtomicType, structureOf } from '../../../kubernetes/schema/structure.ts';

/**
 * The way in which server-side apply splits a value. A `leaf` is owned as a whole; entries of a map and items of a list have their own
 * owners.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export type MergeShape =
  | { readonly kind: 'leaf'; readonly scalar?: 'string' | 'numeric' | 'boolean' }
  | {
      readonly kind: 'map';
      /** The shape of a declared field. */
      field(name: string): MergeShape | undefined;
      /** The shape of all other entries; absent if there may be none. */
      readonly entry?: MergeShape;
    }
  | { readonly kind: 'list'; readonly keys: readonly ListKey[]; readonly item: MergeShape };

/** A field that identifies a list's items; a set has none. */
export interface ListKey {
  readonly name: string;
  /** The value that applies if it is absent. */
  readonly fallback?: Json;
}

export const LEAF: MergeShape = { kind: 'leaf' };

/** The shape of values without a schema: maps are split, lists are not. */
export const DEDUCED: MergeShape = {
  kind: 'map',
  field: () => undefined,
  get entry() {
    return DEDUCED;
  },
};

/** The shape of one of Kubernetes' own types. */
export const shapeOfType = perKey((type: string): MergeShape => {
  if (fieldNames(type).length === 0 || isAtomicType(type)) return LEAF;
  const field = perKey((name: string): MergeShape | { none: true } => {
    const found = fieldOf(type, name);
    return found === undefined ? { none: true } : shapeOfField(type, name, found);
  });
  return {
    kind: 'map',
    field: (name) => {
      const found = field(name);
      return 'none' in found ? undefined : found;
    },
  };
});

function shapeOfField(type: string, name: string, field: Field): MergeShape {
  const { listType, mapKeys } = structureOf(type, name);
  const item = field.type.length > 1 ? shapeOfType(field.type) : scalarShape(field.type);
  if (field.shape === 'one') return listType === 'atomic' ? LEAF : item;
  if (listType === 'atomic') return LEAF;
  if (field.shape === 'map') return { kind: 'map', field: () => undefined, entry: item };
  if (listType === undefined) return LEAF;
  return { kind: 'list', keys: mapKeys.map((key) => listKey(field.type, key)), item };
}

/** A list key, with its default if an item may omit it. */
function listKey(type: string, name: string): ListKey {
  if (name === 'protocol') return { name, fallback: 'TCP' };
  return type === 'V1LocalObjectReference' ? { name, fallback: '' } : { name };
}

function scalarShape(type: string): MergeShape {
  if (type === 's' || type === 'y') return { kind: 'leaf', scalar: 'string' };
  if (type === 'i' || type === 'n') return { kind: 'leaf', scalar: 'numeric' };
  return type === 'b' ? { kind: 'leaf', scalar: 'boolean' } : LEAF;
}
