import { perKey } from '../per-key.ts';
import data from './structure.json';

/** How a list is merged by server-side apply. */
export type ListType = 'atomic' | 'set' | 'map';

/** What Kubernetes 1.35 says of a field beyond its type. */
export interface Structure {
  /** Of a list; a map or an object that is replaced as a whole is `atomic` too. Absent where each entry is merged. */
  readonly listType?: ListType;
  /** The fields that tell the items of a `map` list apart. */
  readonly mapKeys: readonly string[];
  /** The strategic merge patch merges the list instead of replacing it. */
  readonly merges: boolean;
  /** The field by which it does; absent for a list of words. */
  readonly mergeKey?: string;
  /** Keys that a strategic merge patch does not name are removed. */
  readonly retainsKeys: boolean;
  /** Written even when it is empty. */
  readonly always: boolean;
  /** Absent and zero are told apart. */
  readonly pointer: boolean;
  /** An object that is always there, if empty. */
  readonly value: boolean;
  /** A time with microseconds. */
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

/** What is known of a field of an object's type. */
export function structureOf(type: string, field: string): Structure {
  const words = TABLE[type]?.[field];
  return words === undefined ? PLAIN : read(words);
}

/** Whether anything is known of a type's structure; not for tools' own files and custom resources. */
export function hasStructure(type: string): boolean {
  return Object.hasOwn(TABLE, type);
}

/** Whether objects of a type are replaced as a whole by server-side apply. */
export function isAtomicType(type: string): boolean {
  return structureOf(type, '*').listType === 'atomic';
}
