/** What an HTTP listener answers on a path. */
export interface PathAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds until it answers; at once where absent. */
  readonly delay?: number;
  /** Milliseconds from the program's start after which it answers 200 instead; never where absent. */
  readonly until?: number;
}

/** Something that listens on a port of a Pod. */
export interface OpenPort {
  readonly port: number;
  readonly protocol: 'http' | 'https' | 'tcp';
  /** What an HTTP listener answers, by path; `*` is any other path. */
  readonly answers?: Readonly<Record<string, PathAnswer>>;
}

/**
 * What a program cannot run without: any one of some variables, a file, a server that takes connections (`db:5432`, `$DB_HOST:5432`), or that its service
 * account may do something in its namespace.
 */
export type ProgramNeed = (
  | { readonly variables: readonly string[] }
  | { readonly file: string }
  | { readonly server: string }
  | { readonly verb: string; readonly resource: string }
) & {
  /** The log lines with which it ends; a usual one where absent. */
  readonly says?: readonly string[];
};

/** Memory that a program takes more and more of. */
export interface MemoryGrowth {
  /** Bytes that come on top each time. */
  readonly by: number;
  /** Milliseconds between two times. */
  readonly every: number;
  /** Bytes at which it stops growing; never where absent. */
  readonly upTo?: number;
}

/** A log line that is written again and again. */
export interface RepeatedLine {
  readonly text: string;
  /** Milliseconds between two lines; the first one is written at the start. */
  readonly every: number;
}

/** What a container does once it runs: of a table of known images and commands, or as a lab declares it. */
export interface ContainerProgram {
  /** Why the container cannot start: `exec: "nosuch": executable file not found in $PATH`. */
  readonly startError?: string;
  /** The log at its start. */
  readonly prints?: readonly string[];
  readonly repeats?: readonly RepeatedLine[];
  /** Without these it ends with code 1 a moment after its start. */
  readonly needs?: readonly ProgramNeed[];
  /** When it ends by itself, in milliseconds, and how; it runs on where absent. */
  readonly exits?: { readonly code: number; readonly after: number };
  /** A shell script that it runs instead. */
  readonly script?: { readonly text: string; readonly args: readonly string[] };
  /** Whether it is a shell that waits until somebody attaches and ends it. */
  readonly waitsForInput?: boolean;
  /** Milliseconds until it listens; at once where absent. */
  readonly startsIn?: number;
  readonly listens?: readonly OpenPort[];
  /** In bytes; above the container's limit it is killed. */
  readonly memory?: number;
  readonly growth?: MemoryGrowth;
  /** In thousandths of a core. */
  readonly cpu?: number;
  /** How it ends when it is told to; it does not listen, and is killed when the grace period is over, where absent. */
  readonly onTerm?: { readonly code: number; readonly after: number };
}
