/** The kubelets that do not run at one moment, and those that have not told yet that they are back. */
interface SavedSwitches {
  readonly stopped: ReadonlySet<string>;
  readonly returning: ReadonlySet<string>;
}

/** On which nodes the kubelet does not run. What runs there runs on, and nobody looks after it. */
export class KubeletSwitches {
  #stopped: Set<string>;
  /** Those that were started again, and have not told so yet. */
  #returning = new Set<string>();

  constructor(stopped: readonly string[] = []) {
    this.#stopped = new Set(stopped);
  }

  isStopped(node: string): boolean {
    return this.#stopped.has(node);
  }

  stop(node: string): void {
    this.#stopped.add(node);
    this.#returning.delete(node);
  }

  start(node: string): void {
    if (this.#stopped.delete(node)) this.#returning.add(node);
  }

  isReturning(node: string): boolean {
    return this.#returning.has(node);
  }

  /** Takes note that a kubelet has told that it is back. */
  settle(node: string): void {
    this.#returning.delete(node);
  }

  save(): SavedSwitches {
    return { stopped: new Set(this.#stopped), returning: new Set(this.#returning) };
  }

  load({ stopped, returning }: SavedSwitches): void {
    this.#stopped = new Set(stopped);
    this.#returning = new Set(returning);
  }
}
