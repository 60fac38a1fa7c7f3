/** Something that listens on a port of a Pod. */
export interface OpenPort {
  readonly port: number;
  readonly protocol: 'http' | 'tcp';
  /** What an HTTP listener answers, by path; `*` is any other path. */
  readonly answers?: Readonly<Record<string, { readonly status: number; readonly body: string }>>;
}

/** What a container does once it runs: of a table of known images and commands, or of a lab's own. */
export interface ContainerProgram {
  /** Why the container cannot start: `exec: "nosuch": executable file not found in $PATH`. */
  readonly startError?: string;
  /** The log at its start. */
  readonly prints?: readonly string[];
  /** When it ends by itself, in milliseconds, and how; it runs on where absent. */
  readonly exits?: { readonly code: number; readonly after: number };
  /** A shell script that it runs instead. */
  readonly script?: { readonly text: string; readonly args: readonly string[] };
  /** Whether it is a shell that waits until somebody attaches and ends it. */
  readonly waitsForInput?: boolean;
  readonly listens?: readonly OpenPort[];
  /** In bytes; above the container's limit it is killed. */
  readonly memory?: number;
  /** In thousandths of a core. */
  readonly cpu?: number;
  /** How it ends when it is told to; it does not listen, and is killed when the grace period is over, where absent. */
  readonly onTerm?: { readonly code: number; readonly after: number };
}
