import type { JsonObject } from '../../kubernetes/json.ts';

/** One change of an object. */
export interface StoreEvent {
  readonly revision: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  /** The current object; for a deletion, the last one, with the revision of its deletion. */
  readonly object: JsonObject;
  readonly before?: JsonObject;
}

/** The number of changes that are kept for watches that start in the past. */
const KEPT = 4096;

/** The latest changes, oldest first. */
export class StoreHistory {
  #events: StoreEvent[];
  #compacted: number;

  constructor(events: readonly StoreEvent[] = [], compacted = 0) {
    this.#events = [...events];
    this.#compacted = compacted;
  }

  /** The revision up to which changes have been dropped. */
  get compacted(): number {
    return this.#compacted;
  }

  get events(): readonly StoreEvent[] {
    return this.#events;
  }

  add(event: StoreEvent): void {
    this.#events.push(event);
    if (this.#events.length < 2 * KEPT) return;
    const dropped = this.#events.length - KEPT;
    this.#compacted = this.#events[dropped - 1]?.revision ?? this.#compacted;
    this.#events = this.#events.slice(dropped);
  }

  /** The changes of a resource after a revision, or `undefined` if they are no longer all known. */
  since(revision: number, resource: string): readonly StoreEvent[] | undefined {
    if (revision < this.#compacted) return undefined;
    return this.#events.filter((event) => event.revision > revision && event.resource === resource);
  }
}
