import type { Json, JsonObject } from '../json.ts';

/** The value of a field that is absent, or how it follows from what else its object says. */
export type DefaultValue = Json | ((owner: JsonObject) => Json | undefined);

export interface ServerDefault {
  readonly value: DefaultValue;
  /** The page that says so. */
  readonly source: string;
  /** The one kind whose objects get it written; a template of such an object does not. `none`: absence means this and nothing is written. */
  readonly writtenIn?: 'Pod' | 'Job' | 'none';
  /** Adds the entries that a map lacks, where it is there too. */
  readonly fills?: true;
}

/** Defaults by `Type.field`, in the order in which they are set. */
export type DefaultTable = Readonly<Record<string, ServerDefault>>;

/** A default that the server writes into the object. */
export function written(value: DefaultValue, source: string): ServerDefault {
  return { value, source };
}

/** A default that the server writes into objects of one kind and not into templates of them. */
export function writtenIn(kind: 'Pod' | 'Job', value: DefaultValue, source: string): ServerDefault {
  return { value, source, writtenIn: kind };
}

/** What absence means, without the server writing it. */
export function meant(value: DefaultValue, source: string): ServerDefault {
  return { value, source, writtenIn: 'none' };
}

/** Entries that a map gets where it lacks them. */
export function filled(value: DefaultValue, source: string, kind?: 'Pod'): ServerDefault {
  return { value, source, fills: true, ...(kind !== undefined && { writtenIn: kind }) };
}
