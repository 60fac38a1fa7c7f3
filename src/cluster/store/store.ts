import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { Collection, type SavedCollection } from './collection.ts';
import { freezeJson } from './freeze-json.ts';
import { type StoreEvent, StoreHistory } from './history.ts';
import { aboutReference, nodeReference } from './reference-index.ts';

/** The whole contents of a store. Its objects are frozen and shared. */
export interface StoreSnapshot {
  readonly revision: number;
  readonly collections: ReadonlyMap<string, SavedCollection>;
  readonly events: readonly StoreEvent[];
  readonly compacted: number;
}

type Listener = (event: StoreEvent) => void;

/** Objects by resource, with a common revision counter and the history of their changes. */
export class Store {
  #revision = 1;
  #collections = new Map<string, Collection>();
  #history = new StoreHistory();
  readonly #listeners = new Set<Listener>();
  readonly #untold: StoreEvent[] = [];

  /** The revision of the last change. */
  get revision(): number {
    return this.#revision;
  }

  get(resource: string, namespace: string, name: string): JsonObject | undefined {
    return this.#collections.get(resource)?.get(`${namespace}/${name}`);
  }

  /** The objects sorted by key, of all namespaces if none is given. */
  list(resource: string, namespace?: string): readonly JsonObject[] {
    return this.#collections.get(resource)?.list(namespace) ?? [];
  }

  /** The objects of a resource at a revision, sorted by key, or `undefined` if they are no longer known. */
  listAt(revision: number, resource: string, namespace = ''): readonly JsonObject[] | undefined {
    const events = this.since(revision, resource);
    if (events === undefined || events.length === 0) return events && this.list(resource, namespace);
    const found = new Map(this.list(resource).map((object) => [keyOf(object), object]));
    for (const { object, before } of events.toReversed()) {
      if (before === undefined) found.delete(keyOf(object));
      else found.set(keyOf(object), before);
    }
    const isIn = (key: string) => namespace === '' || key.startsWith(`${namespace}/`);
    return [...found]
      .filter(([key]) => isIn(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  ownedBy(uid: string, resource: string): readonly JsonObject[] {
    return this.#referringTo(uid, resource);
  }

  /** The events about the object with a uid. */
  eventsAbout(uid: string): readonly JsonObject[] {
    return this.#referringTo(aboutReference(uid), 'events');
  }

  /** The Pods bound to a node, or the unbound Pods for an empty name. */
  podsOn(node: string): readonly JsonObject[] {
    return this.#referringTo(nodeReference(node), 'pods');
  }

  /** The number of objects of all resources. */
  get size(): number {
    let sum = 0;
    for (const { size } of this.#collections.values()) sum += size;
    return sum;
  }

  /** The resources that have, or have had, objects. */
  get resources(): readonly string[] {
    return [...this.#collections.keys()];
  }

  /** Stores an object under its own name, with the next revision. The argument is frozen; the caller must not keep using it. */
  put(resource: string, object: JsonObject): JsonObject {
    const key = keyOf(object);
    const stored = this.#stamped(object);
    const collection = this.#collection(resource);
    const before = collection.set(key, stored);
    const type = before === undefined ? 'ADDED' : 'MODIFIED';
    this.#notify({ revision: this.#revision, type, resource, object: stored, ...(before && { before }) });
    return stored;
  }

  /** Removes an object. Returns its last state, with the revision of the deletion. */
  delete(resource: string, namespace: string, name: string): JsonObject | undefined {
    const before = this.#collections.get(resource)?.set(`${namespace}/${name}`, undefined);
    if (before === undefined) return undefined;
    const object = this.#stamped({ ...before, metadata: { ...objectAt(before, 'metadata') } });
    this.#notify({ revision: this.#revision, type: 'DELETED', resource, object, before });
    return object;
  }

  /** The changes of a resource after a revision, or `undefined` if they are no longer all known. */
  since(revision: number, resource: string): readonly StoreEvent[] | undefined {
    return this.#history.since(revision, resource);
  }

  /** Calls the listener at each change. Returns a function that stops it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  snapshot(): StoreSnapshot {
    return {
      revision: this.#revision,
      collections: new Map([...this.#collections].map(([resource, all]) => [resource, all.fork()])),
      events: [...this.#history.events],
      compacted: this.#history.compacted,
    };
  }

  /** Restores a snapshot. Listeners are not called. */
  restore({ revision, collections, events, compacted }: StoreSnapshot): void {
    this.#revision = revision;
    this.#collections = new Map([...collections].map(([resource, all]) => [resource, all.fork()]));
    this.#history = new StoreHistory(events, compacted);
  }

  #referringTo(reference: string, resource: string): readonly JsonObject[] {
    return this.#collections.get(resource)?.referringTo(reference) ?? [];
  }

  #collection(resource: string): Collection {
    const known = this.#collections.get(resource);
    if (known !== undefined) return known;
    const made = new Collection();
    this.#collections.set(resource, made);
    return made;
  }

  #stamped(object: JsonObject): JsonObject {
    this.#revision += 1;
    objectAt(object, 'metadata').resourceVersion = String(this.#revision);
    return freezeJson(object);
  }

  /** Calls the listeners for each change in order, including changes that listeners make. */
  #notify(event: StoreEvent): void {
    this.#history.add(event);
    this.#untold.push(event);
    if (this.#untold.length > 1) return;
    for (let next: StoreEvent | undefined = event; next !== undefined; next = this.#untold[0]) {
      for (const listener of this.#listeners) listener(next);
      this.#untold.shift();
    }
  }
}

function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}
