import { type Field, fieldOf, isObjectType } from '../../schema/schemas.ts';
import { itemPath, keyPath } from '../field-path.ts';

/** Where two values are compared, and what the schemas know of it. */
export interface Place {
  readonly path: string;
  /** The path without positions and quotes: what `exact` names. */
  readonly bare: string;
  /** A letter or a type's name; empty where it is not known. */
  readonly type: string;
  readonly shape: Field['shape'] | undefined;
  /** `Type.field`: what the tables know it by; empty for the values of a map. */
  readonly key: string;
  /** The `key` of the map that it is an entry of; empty elsewhere. */
  readonly map: string;
  readonly exact: readonly string[];
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

/** What every object has, of whatever kind. */
const OBJECT_META: Field = { type: 'V1ObjectMeta', shape: 'one', required: false };

/** The place of an entry of a map. */
export function entryPlace(place: Place, name: string): Place {
  const { type, exact } = place;
  const path = keyPath(place.path, name);
  const bare = place.bare === '' ? name : `${place.bare}.${name}`;
  if (place.shape === 'map') return { path, bare, type, shape: 'one', key: '', map: place.key, exact };
  const field = fieldOf(type, name) ?? (bare === 'metadata' && type === '' ? OBJECT_META : undefined);
  return { path, bare, type: field?.type ?? '', shape: field?.shape, key: `${type}.${name}`, map: '', exact };
}

/** The place of an item of a list. */
export function listItemPlace(place: Place, position: number): Place {
  return {
    ...place,
    path: itemPath(place.path, position),
    shape: isObjectType(place.type) ? 'one' : undefined,
  };
}

/** Whether nothing may stand here beyond what is expected. */
export function isExact({ bare, exact }: Place): boolean {
  return exact.some((path) => bare === path || bare.startsWith(`${path}.`));
}

function withoutPositions(path: string): string {
  return path.replace(/\[[0-9]*\]/g, '');
}
