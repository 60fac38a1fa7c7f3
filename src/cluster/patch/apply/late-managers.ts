import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import type { Managers } from './manager.ts';

/**
 * The owners of an object's fields, worked out when somebody reads them: most objects of a cluster are written by its controllers many
 * times before anyone looks. What it is made from must not change any more.
 */
export class LateManagers {
  #make: (() => Managers) | undefined;
  #made: Managers | undefined;
  readonly #depth: number;

  /** @param former the owners that these follow from, where they are late too */
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

/** So many writes are kept in memory at most before their owners are worked out. */
const MOST_WRITES = 16;

/** Goes from one version of an object's metadata to the next by spreading; nothing that reads JSON sees it. */
const LATE = Symbol('late managers');

type Metadata = JsonObject & { [LATE]?: LateManagers };

/** The late owners of an object's fields; `undefined` where its `managedFields` are written out. */
export function lateManagers(object: JsonObject): LateManagers | undefined {
  return (objectAt(object, 'metadata') as Metadata)[LATE];
}

/** A copy of an object without any `managedFields`, with owners that are worked out later. */
export function withLateManagers(object: JsonObject, late: LateManagers): JsonObject {
  const metadata: Metadata = metadataWithoutManagers(object);
  metadata[LATE] = late;
  return { ...object, metadata };
}

/** A copy of an object's metadata that says nothing about the owners of fields, written out or late. */
export function metadataWithoutManagers(object: JsonObject): JsonObject {
  const { managedFields: _, [LATE]: __, ...metadata } = objectAt(object, 'metadata') as Metadata;
  return metadata;
}
