import { perKey } from '../per-key.ts';
import data from './structure.json';

/** How a list is merged by server-side apply. */
export type ListType = 'atomic' | 'set' | 'map';

/** What Kubernetes 1.35 specifies about a field besides its type. */
export interface Structure {
  /** How a list is merged; a map or an object that is replaced as a whole is `atomic` too. Absent if each entry is merged. */
  readonly listType?: ListType;
  /** The fields that identify the items of a `map` list. */
  readonly mapKeys: readonly string[];
  /** Whether a strategic merge patch merges the list instead of replacing it. */
  readonly merges: boolean;
  /** The merge key; absent for a list of words. */
  readonly mergeKey?: string;
  /** Whether a strategic merge patch removes keys that it does not list. */
  readonly retainsKeys: boolean;
  /** Whether the field is written even if it is empty. */
  readonly always: boolean;
  /** Whether absent and zero are different. */
  readonly pointer: boolean;
  /** Whether it is an object that is always present, possibly empty. */
  readonly value: boolean;
  /** Whether it is a time with microseconds. */
  readonly micro: boolean;
}

const TABLE = data as Readonly<Record<string, Readonly<Record<string, string>>>>;
const PLAIN: Structure = {
  mapKeys: [],
  merges: false,
  retainsKeys: false,
  always: false,
  pointer: false,
  value: false,
  micro: false,
};

const read = perKey((words: string): Structure => {
  const all = words.split(' ');
  const after = (start: string): string | undefined =>
    all.find((word) => word.startsWith(start))?.slice(start.length);
  const mapKeys = after('map=')?.split(',');
  const mergeKey = after('merge=');
  const listType =
    mapKeys !== undefined ? 'map' : (['atomic', 'set'] as const).find((type) => all.includes(type));
  return {
    ...(listType !== undefined && { listType }),
    mapKeys: mapKeys ?? [],
    merges: mergeKey !== undefined || all.includes('merge'),
    ...(mergeKey !== undefined && { mergeKey }),
    retainsKeys: all.includes('retain'),
    always: all.includes('always'),
    pointer: all.includes('pointer'),
    value: all.includes('value'),
    micro: all.includes('micro'),
  };
});

/** The structure of a field of an object type. */
export function structureOf(type: string, field: string): Structure {
  const words = TABLE[type]?.[field];
  return words === undefined ? PLAIN : read(words);
}

/** Whether the structure of a type is known; it is not for tools' own files and custom resources. */
export function hasStructure(type: string): boolean {
  return Object.hasOwn(TABLE, type);
}

/** Whether server-side apply replaces objects of a type as a whole. */
export function isAtomicType(type: string): boolean {
  return structureOf(type, '*').listType === 'atomic';
}
