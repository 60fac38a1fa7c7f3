/** What a container uses at the moment. */
export interface Usage {
  /** In thousandths of a core. */
  readonly milliCpu: number;
  /** In bytes. */
  readonly memory: number;
}
