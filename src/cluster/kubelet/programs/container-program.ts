/** The response of an HTTP listener on a path. */
export interface PathAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds until it responds; 0 by default. */
  readonly delay?: number;
  /** Milliseconds after the start of the program from which it responds with 200 instead; never by default. */
  readonly until?: number;
}

/** A listener on a port of a Pod. */
export interface OpenPort {
  readonly port: number;
  readonly protocol: 'http' | 'https' | 'tcp';
  /** The responses of an HTTP listener by path; `*` is any other path. */
  readonly answers?: Readonly<Record<string, PathAnswer>>;
}

/**
 * A requirement of a program: at least one of some variables, a file, a server that accepts connections (`db:5432`, `$DB_HOST:5432`), or a
 * permission of its service account in its namespace.
 */
export type ProgramNeed = (
  | { readonly variables: readonly string[] }
  | { readonly file: string }
  | { readonly server: string }
  | { readonly verb: string; readonly resource: string }
) & {
  /** The log lines that it prints before it exits; a standard line by default. */
  readonly says?: readonly string[];
};

/** Growth of a program's memory. */
export interface MemoryGrowth {
  /** Bytes added each time. */
  readonly by: number;
  /** The interval in milliseconds. */
  readonly every: number;
  /** Bytes at which it stops growing; unlimited by default. */
  readonly upTo?: number;
}

/** A log line that is printed repeatedly. */
export interface RepeatedLine {
  readonly text: string;
  /** The interval in milliseconds; the first line is printed at the start. */
  readonly every: number;
}

/** The behavior of a running container, from a table of known images and commands or as declared by a lab. */
export interface ContainerProgram {
  /** The error if the container cannot start: `exec: "nosuch": executable file not found in $PATH`. */
  readonly startError?: string;
  /** The log lines printed at its start. */
  readonly prints?: readonly string[];
  readonly repeats?: readonly RepeatedLine[];
  /** Its requirements; if one is not met, it exits with code 1 shortly after its start. */
  readonly needs?: readonly ProgramNeed[];
  /** When it exits by itself, in milliseconds, and with which code; it keeps running by default. */
  readonly exits?: { readonly code: number; readonly after: number };
  /** The shell script that it runs instead. */
  readonly script?: { readonly text: string; readonly args: readonly string[] };
  /** Whether it is a shell that waits until a client attaches and exits it. */
  readonly waitsForInput?: boolean;
  /** Milliseconds until it listens; 0 by default. */
  readonly startsIn?: number;
  readonly listens?: readonly OpenPort[];
  /** Memory in bytes; above the container's limit, the program is killed. */
  readonly memory?: number;
  readonly growth?: MemoryGrowth;
  /** CPU usage in thousandths of a core. */
  readonly cpu?: number;
  /** How it exits on SIGTERM. By default it ignores the signal and is killed when the grace period has ended. */
  readonly onTerm?: { readonly code: number; readonly after: number };
}
