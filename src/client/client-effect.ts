import type { Json } from '../kubernetes/json.ts';
import type { Connection } from './connection.ts';

/** A request to the API server of the current context. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** In the order in which they are sent; a name may occur twice. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the text of a patch. */
  readonly body?: Json;
}

export interface ServerReply {
  readonly status: number;
  /** The texts of `Warning` headers. */
  readonly warnings: readonly string[];
  /** The body as JSON, or as text if it is not JSON (logs). */
  readonly body: Json;
}

/** What a command requests from the outside world; its driver answers each effect with the type given here. */
export type ClientEffect =
  /** Sets the connection for the requests that follow; no answer. */
  | { readonly do: 'connect'; readonly connection: Connection }
  /** `ServerReply` */
  | { readonly do: 'request'; readonly request: ServerRequest }
  /** Starts reading a watch or a log that continues: `OpenedStream` */
  | { readonly do: 'open'; readonly request: ServerRequest }
  /** The next part of a stream, waiting at most `timeout` milliseconds: `StreamPart` */
  | { readonly do: 'next'; readonly stream: number; readonly timeout?: number }
  | { readonly do: 'close'; readonly stream: number }
  /** Runs a program in a container, with an input and output of its own: `Attached` */
  | ({ readonly do: 'attach'; readonly request: ServerRequest } & AttachOptions)
  | { readonly do: 'print'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** `FileContent` */
  | { readonly do: 'read'; readonly path: string }
  /** `true`, or the reason why it could not be written */
  | {
      readonly do: 'write';
      readonly path: string;
      readonly content: string | Uint8Array;
      readonly mode?: number;
    }
  /** Removes a file or an empty folder: `true`, or the reason why it failed */
  | { readonly do: 'remove'; readonly path: string }
  /** Creates a folder and its parents: `true`, or the reason why it failed */
  | { readonly do: 'make-folder'; readonly path: string }
  /** All of standard input: `Uint8Array` */
  | { readonly do: 'stdin' }
  /** The next line of standard input without its line end; `undefined` at the end */
  | { readonly do: 'line' }
  /** Whether standard input is a terminal: `boolean` */
  | { readonly do: 'terminal' }
  /** The absolute path: `string` */
  | { readonly do: 'absolute'; readonly path: string }
  /** Lets the learner edit a text: `EditedText` */
  | { readonly do: 'edit'; readonly text: string; readonly suffix: string }
  /** Milliseconds since 1970 */
  | { readonly do: 'now' }
  | { readonly do: 'sleep'; readonly milliseconds: number };

/** The input and output of a program in a container. */
export interface OwnTerminal {
  readonly input: Uint8Array;
  readonly print: (to: 'stdout' | 'stderr', text: string) => void;
}

export interface AttachOptions {
  readonly stdin: boolean;
  readonly tty: boolean;
  /** What the program reads, instead of standard input. */
  readonly input?: Uint8Array;
  /** Whether its output is returned (`Attached.output`) instead of printed. */
  readonly captures?: boolean;
  /** Input and output within a script, instead of those of the driver. */
  readonly own?: OwnTerminal;
}

export type OpenedStream = { readonly stream: number } | ServerReply;

export type StreamPart = { readonly part: string } | { readonly ended: true } | { readonly timedOut: true };

/** How a program in a container ended: the `Status` of the error channel. */
export interface Attached {
  readonly status: Json;
  /** Its standard output, if it was captured. */
  readonly output?: Uint8Array;
}

export type FileContent =
  | { readonly bytes: Uint8Array }
  /** The names in a folder, sorted; the name of a folder ends with `/`. */
  | { readonly names: readonly string[] }
  | { readonly problem: 'missing' | 'unreadable' };

/** The edited text, or why the editor failed. */
export type EditedText = { readonly text: string } | { readonly failed: string };

/** A running command: it yields its effects and receives their answers. */
export type Running<T> = Generator<ClientEffect, T, unknown>;
