import type { YamlNode } from '../../../yaml/yaml-node.ts';
import { type Field, fieldOf, isObjectType } from '../../schema/schemas.ts';
import { itemPath, keyPath } from '../field-path.ts';

/**
 * Results of earlier comparisons, by the node of the answer, for callers that compare many answers which share most of their nodes. `knownMatch`
 * reads and writes it.
 */
export type KnownMatches = Map<YamlNode, readonly object[]>;

/** The place at which two values are compared, and what the schemas know about it. */
export interface Place {
  readonly path: string;
  /** The path without positions and quotes, as in `exact`. */
  readonly bare: string;
  /** A letter for a scalar, or the name of a type; empty if unknown. */
  readonly type: string;
  readonly shape: Field['shape'] | undefined;
  /** `Type.field`, the key in the tables; empty for the values of a map. */
  readonly key: string;
  /** The `key` of the map that contains it as an entry; empty elsewhere. */
  readonly map: string;
  readonly exact: readonly string[];
  /** Results of earlier comparisons, if they are kept. */
  readonly known?: KnownMatches | undefined;
}

export function rootPlace(type: string | undefined, exact: readonly string[]): Place {
  return {
    path: '',
    bare: '',
    type: type ?? '',
    shape: 'one',
    key: '',
    map: '',
    exact: exact.map(withoutPositions),
  };
}

/** The metadata field, which every kind of object has. */
const OBJECT_META: Field = { type: 'V1ObjectMeta', shape: 'one', required: false };

/** The place of an entry of a map. */
export function entryPlace(place: Place, name: string): Place {
  const { type, exact, known } = place;
  const path = keyPath(place.path, name);
  const bare = place.bare === '' ? name : `${place.bare}.${name}`;
  if (place.shape === 'map') return { path, bare, type, shape: 'one', key: '', map: place.key, exact, known };
  const field = fieldOf(type, name) ?? (bare === 'metadata' && type === '' ? OBJECT_META : undefined);
  const key = `${type}.${name}`;
  return { path, bare, type: field?.type ?? '', shape: field?.shape, key, map: '', exact, known };
}

/** The place of an item of a list. */
export function listItemPlace(place: Place, position: number): Place {
  return {
    ...place,
    path: itemPath(place.path, position),
    shape: isObjectType(place.type) ? 'one' : undefined,
  };
}

/** Whether nothing but what is expected is allowed here. */
export function isExact({ bare, exact }: Place): boolean {
  return exact.some((path) => bare === path || bare.startsWith(`${path}.`));
}

function withoutPositions(path: string): string {
  return path.replace(/\[[0-9]*\]/g, '');
}
