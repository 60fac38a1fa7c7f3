import type { StoreEvent } from '../store/history.ts';
import type { World } from '../world.ts';
import type { Controller, Watch, Write, WriteReply } from './controller.ts';
import { Timers } from './timers.ts';

/** Performs one write of a controller and returns the server's reply. */
export type Perform = (write: Write, controller: Controller) => WriteReply;

export interface ManagerSnapshot {
  readonly queues: readonly (readonly string[])[];
  readonly timers: readonly (readonly [string, number])[];
  readonly failures: readonly (readonly [string, number])[];
}

/** The first delay after a refused write, in milliseconds; it doubles with each further refusal, as in Kubernetes' work queues. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 1_000_000;
/** More reconciliations than any cluster needs to settle; reaching it means that controllers undo each other's work. */
const MOST_LOOKS = 200_000;

/** Runs controllers: keeps a queue of keys for each, fills it from changes of the store, and performs their writes. */
export class ControllerManager {
  readonly #controllers: readonly Controller[];
  readonly #world: World;
  readonly #perform: Perform;
  readonly #queues: Set<string>[];
  readonly #watches = new Map<string, { readonly at: number; readonly watch: Watch }[]>();
  readonly #watchesByResource = new Map<string, readonly { readonly at: number; readonly watch: Watch }[]>();
  readonly #failures = new Map<string, number>();
  #timers = new Timers();

  constructor(controllers: readonly Controller[], world: World, perform: Perform) {
    this.#controllers = controllers;
    this.#world = world;
    this.#perform = perform;
    this.#queues = controllers.map(() => new Set());
    for (const [at, { watches }] of controllers.entries()) {
      for (const watch of watches) {
        const known = this.#watches.get(watch.resource) ?? [];
        this.#watches.set(watch.resource, [...known, { at, watch }]);
      }
    }
  }

  /** Queues the keys of all existing objects. */
  start(): void {
    for (const resource of this.#world.resources) {
      const watches = this.#watchesOf(resource);
      if (watches.length === 0) continue;
      for (const object of this.#world.list(resource)) {
        for (const { at, watch } of watches) this.#add(at, watch.keys(object, this.#world));
      }
    }
  }

  /** Queues the keys that a change affects. */
  hear({ resource, object, before }: Pick<StoreEvent, 'resource' | 'object' | 'before'>): void {
    for (const { at, watch } of this.#watchesOf(resource)) {
      const keys = watch.keys(object, this.#world, before);
      if (keys.length === 0) continue;
      const delay = watch.delay?.(object, this.#world, before) ?? 0;
      if (delay === 0) this.#add(at, keys);
      else for (const key of keys) this.#timers.setEarlier(`${at} ${key}`, this.#world.now + delay);
    }
  }

  /** The time when the next key is due, or `undefined` if none is waiting. */
  get next(): number | undefined {
    return this.#timers.next;
  }

  /** Reconciles every key that is queued or due, until none is left. Throws if that does not end. */
  settle(): void {
    this.#wake();
    for (let looks = 0; this.#queues.some(({ size }) => size > 0); looks++) {
      if (looks > MOST_LOOKS) throw new Error('The controllers of the cluster do not settle.');
      for (const [at, controller] of this.#controllers.entries()) this.#drain(at, controller);
    }
  }

  snapshot(): ManagerSnapshot {
    return {
      queues: this.#queues.map((queue) => [...queue]),
      timers: this.#timers.all,
      failures: [...this.#failures],
    };
  }

  restore({ queues, timers, failures }: ManagerSnapshot): void {
    for (const [at, queue] of this.#queues.entries()) {
      queue.clear();
      this.#add(at, queues[at] ?? []);
    }
    this.#timers = new Timers(timers);
    this.#failures.clear();
    for (const [key, count] of failures) this.#failures.set(key, count);
  }

  #watchesOf(resource: string): readonly { readonly at: number; readonly watch: Watch }[] {
    const known = this.#watchesByResource.get(resource);
    if (known !== undefined) return known;
    const found = [...(this.#watches.get(resource) ?? []), ...(this.#watches.get('*') ?? [])];
    this.#watchesByResource.set(resource, found);
    return found;
  }

  #add(at: number, keys: readonly string[]): void {
    for (const key of keys) this.#queues[at]?.add(key);
  }

  #wake(): void {
    for (const timer of this.#timers.due(this.#world.now)) {
      const [at = '', ...key] = timer.split(' ');
      this.#add(Number(at), [key.join(' ')]);
    }
  }

  #drain(at: number, controller: Controller): void {
    const queue = this.#queues[at];
    if (queue === undefined || queue.size === 0) return;
    const keys = [...queue];
    queue.clear();
    for (const key of keys) this.#look(at, controller, key);
  }

  #look(at: number, controller: Controller, key: string): void {
    const timer = `${at} ${key}`;
    this.#timers.clear(timer);
    const { writes, requeueAfter } = controller.reconcile(key, this.#world);
    if (this.#write(writes, controller)) {
      this.#failures.delete(timer);
      if (requeueAfter !== undefined)
        this.#timers.setEarlier(timer, this.#world.now + Math.max(1, requeueAfter));
      return;
    }
    const failures = this.#failures.get(timer) ?? 0;
    this.#failures.set(timer, failures + 1);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
    this.#timers.setEarlier(timer, this.#world.now + wait);
  }

  /** Performs writes in order. Returns whether none was refused. The `next` of a refused write is still performed. */
  #write(writes: readonly Write[], controller: Controller): boolean {
    let accepted = true;
    for (const write of writes) {
      const reply = this.#perform(write, controller);
      if (reply.status >= 400 && !isAlreadyGone(write, reply)) {
        accepted = false;
        if (write.next === undefined) return false;
      }
      if (write.next !== undefined && !this.#write(write.next(reply), controller)) accepted = false;
    }
    return accepted;
  }
}

/** Whether the object of a deletion no longer existed. */
function isAlreadyGone(write: Write, reply: WriteReply): boolean {
  return write.do === 'delete' && reply.status === 404;
}
