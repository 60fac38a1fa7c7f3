/** The stopped kubelets, and those that have restarted but not reported yet. */
interface SavedSwitches {
  readonly stopped: ReadonlySet<string>;
  readonly returning: ReadonlySet<string>;
}

/** The nodes whose kubelet is stopped. Containers there keep running, but nothing manages them. */
export class KubeletSwitches {
  #stopped: Set<string>;
  /** Kubelets that were restarted and have not reported since. */
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

  /** Records that a restarted kubelet has reported. */
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
