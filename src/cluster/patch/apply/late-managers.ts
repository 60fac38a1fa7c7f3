import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import type { Managers } from './manager.ts';

/**
 * The owners of an object's fields, computed when they are first read: most objects are written by controllers many times before anything
 * reads their owners. The values that they are computed from must not change any more.
 */
export class LateManagers {
  #make: (() => Managers) | undefined;
  #made: Managers | undefined;
  readonly #depth: number;

  /** @param former the owners that these depend on, if they are not computed yet either */
  constructor(make: () => Managers, former?: LateManagers) {
    this.#make = make;
    this.#depth = former === undefined || former.#make === undefined ? 1 : former.#depth + 1;
    if (this.#depth >= MOST_WRITES) this.read();
  }

  read(): Managers {
    this.#made ??= this.#make?.() ?? new Map();
    this.#make = undefined;
    return this.#made;
  }
}

/** The most writes that are kept in memory before their owners are computed. */
const MOST_WRITES = 16;

/**
 * Marks metadata with owners that are not computed yet. The spread operator copies it to new versions; code that reads JSON does not see
 * it.
 */
const LATE = Symbol('late managers');

type Metadata = JsonObject & { [LATE]?: LateManagers };

/** The owners of an object's fields that are computed on demand, or `undefined` if its `managedFields` are written out. */
export function lateManagers(object: JsonObject): LateManagers | undefined {
  return (objectAt(object, 'metadata') as Metadata)[LATE];
}

/** A copy of an object without `managedFields`, whose owners are computed later. */
export function withLateManagers(object: JsonObject, late: LateManagers): JsonObject {
  const metadata: Metadata = metadataWithoutManagers(object);
  metadata[LATE] = late;
  return { ...object, metadata };
}

/** A copy of an object's metadata without any information about field owners. */
export function metadataWithoutManagers(object: JsonObject): JsonObject {
  const { managedFields: _, [LATE]: __, ...metadata } = objectAt(object, 'metadata') as Metadata;
  return metadata;
}
