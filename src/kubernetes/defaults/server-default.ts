import type { Json, JsonObject } from '../json.ts';

/** The value of an absent field, or how it follows from the other fields of its object. */
export type DefaultValue = Json | ((owner: JsonObject) => Json | undefined);

export interface ServerDefault {
  readonly value: DefaultValue;
  /** The page that documents it. */
  readonly source: string;
  /**
   * The only kind in whose objects the default is written; it is not written in templates of that kind. `none`: absence means this value, and
   * nothing is written.
   */
  readonly writtenIn?: 'Pod' | 'Job' | 'none';
  /** Whether the default adds entries to a map that is present but lacks them. */
  readonly fills?: true;
}

/** Defaults by `Type.field`, in the order in which they are applied. */
export type DefaultTable = Readonly<Record<string, ServerDefault>>;

/** A default that the server writes into the object. */
export function written(value: DefaultValue, source: string): ServerDefault {
  return { value, source };
}

/** A default that the server writes into objects of one kind, but not into templates of that kind. */
export function writtenIn(kind: 'Pod' | 'Job', value: DefaultValue, source: string): ServerDefault {
  return { value, source, writtenIn: kind };
}

/** A default that the server does not write: the meaning of absence. */
export function meant(value: DefaultValue, source: string): ServerDefault {
  return { value, source, writtenIn: 'none' };
}

/** Entries that are added to a map that lacks them. */
export function filled(value: DefaultValue, source: string, kind?: 'Pod'): ServerDefault {
  return { value, source, fills: true, ...(kind !== undefined && { writtenIn: kind }) };
}
