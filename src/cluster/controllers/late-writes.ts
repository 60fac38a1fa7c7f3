import type { World } from '../world.ts';
import type { Controller, LateWriter, Write } from './controller.ts';

type After = (milliseconds: number, run: () => void) => () => void;

/** Objects that controllers write only when something reads them, so that an unobserved cluster has no work to do. */
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

  /** Updates a resource before it is read. */
  catchUp(resource: string): void {
    const writer = this.#writers.get(resource);
    if (writer === undefined) return;
    for (const write of writer.late.due(this.#world)) this.#perform(write, writer.controller);
  }

  /** Updates everything before the state that it depends on changes. */
  catchUpAll(): void {
    for (const resource of this.#writers.keys()) this.catchUp(resource);
  }

  /** Keeps a resource up to date while something watches it. Returns a function that stops it. */
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
