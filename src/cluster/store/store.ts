import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { Collection, type SavedCollection } from './collection.ts';
import { freezeJson } from './freeze-json.ts';
import { type StoreEvent, StoreHistory } from './history.ts';
import { aboutReference, nodeReference } from './reference-index.ts';

/** Everything that a store holds. Objects in it are frozen and shared. */
export interface StoreSnapshot {
  readonly revision: number;
  readonly collections: ReadonlyMap<string, SavedCollection>;
  readonly events: readonly StoreEvent[];
  readonly compacted: number;
}

type Listener = (event: StoreEvent) => void;

/** Objects by resource, with one counter of revisions for all and the history of their changes. */
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

  /** In the order of keys; of all namespaces where none is given. */
  list(resource: string, namespace?: string): readonly JsonObject[] {
    return this.#collections.get(resource)?.list(namespace) ?? [];
  }

  /** What a list was at a revision, in the order of keys; `undefined` where that is no longer known. */
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

  /** The events about the object of a uid. */
  eventsAbout(uid: string): readonly JsonObject[] {
    return this.#referringTo(aboutReference(uid), 'events');
  }

  /** The Pods that are bound to a node; those that are bound to none where its name is empty. */
  podsOn(node: string): readonly JsonObject[] {
    return this.#referringTo(nodeReference(node), 'pods');
  }

  /** How many objects there are of all resources. */
  get size(): number {
    let sum = 0;
    for (const { size } of this.#collections.values()) sum += size;
    return sum;
  }

  /** The resources of which there are, or were, objects. */
  get resources(): readonly string[] {
    return [...this.#collections.keys()];
  }

  /** Stores an object under the name that it bears, with the next revision; the argument is frozen and must not be kept by others. */
  put(resource: string, object: JsonObject): JsonObject {
    const key = keyOf(object);
    const stored = this.#stamped(object);
    const collection = this.#collection(resource);
    const before = collection.set(key, stored);
    const type = before === undefined ? 'ADDED' : 'MODIFIED';
    this.#tell({ revision: this.#revision, type, resource, object: stored, ...(before && { before }) });
    return stored;
  }

  /** Removes an object; the result is what it was last, with the revision of its deletion. */
  delete(resource: string, namespace: string, name: string): JsonObject | undefined {
    const before = this.#collections.get(resource)?.set(`${namespace}/${name}`, undefined);
    if (before === undefined) return undefined;
    const object = this.#stamped({ ...before, metadata: { ...objectAt(before, 'metadata') } });
    this.#tell({ revision: this.#revision, type: 'DELETED', resource, object, before });
    return object;
  }

  /** What happened to a resource after a revision; `undefined` where that is no longer known. */
  since(revision: number, resource: string): readonly StoreEvent[] | undefined {
    return this.#history.since(revision, resource);
  }

  /** Calls the listener at each change; the result ends that. */
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

  /** Goes back to a snapshot. Listeners hear nothing of it. */
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

  /** Listeners hear changes in their order, those too that a listener makes. */
  #tell(event: StoreEvent): void {
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
