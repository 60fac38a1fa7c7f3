/** The current resource usage of a container. */
export interface Usage {
  /** In thousandths of a core. */
  readonly milliCpu: number;
  /** In bytes. */
  readonly memory: number;
}
