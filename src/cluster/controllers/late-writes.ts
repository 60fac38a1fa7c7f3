import type { World } from '../world.ts';
import type { Controller, LateWriter, Write } from './controller.ts';

type After = (milliseconds: number, run: () => void) => () => void;

/** What controllers write only when somebody reads it, so that a cluster that nobody looks at has nothing to do. */
export class LateWrites {
  readonly #writers = new Map<string, { readonly controller: Controller; readonly late: LateWriter }>();
  readonly #world: World;
  readonly #perform: (write: Write, controller: Controller) => void;
  readonly #after: After;

  constructor(
    controllers: readonly Controller[],
    world: World,
    perform: (write: Write, controller: Controller) => void,
    after: After,
  ) {
    for (const controller of controllers) {
      const { late } = controller;
      if (late !== undefined) this.#writers.set(late.resource, { controller, late });
    }
    this.#world = world;
    this.#perform = perform;
    this.#after = after;
  }

  /** Brings a resource up to date before it is read. */
  catchUp(resource: string): void {
    const writer = this.#writers.get(resource);
    if (writer === undefined) return;
    for (const write of writer.late.due(this.#world)) this.#perform(write, writer.controller);
  }

  /** Brings everything up to date, before what it depends on changes. */
  catchUpAll(): void {
    for (const resource of this.#writers.keys()) this.catchUp(resource);
  }

  /** Keeps a resource up to date while somebody watches it; the result ends that. */
  keepUp(resource: string): () => void {
    const writer = this.#writers.get(resource);
    if (writer === undefined) return () => undefined;
    let cancel = () => undefined as unknown;
    const next = () => {
      cancel = this.#after(writer.late.every, () => {
        next();
        this.catchUp(resource);
      });
    };
    next();
    return () => cancel();
  }
}
