import type { Json } from '../kubernetes/json.ts';
import type { Connection } from './connection.ts';

/** A request to the API server of the context in use. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** In the order in which they are sent; a name may be there twice. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** By names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the text of a patch. */
  readonly body?: Json;
}

export interface ServerReply {
  readonly status: number;
  /** The texts of `Warning` headers. */
  readonly warnings: readonly string[];
  /** What the body says; the text itself where it is not JSON (logs). */
  readonly body: Json;
}

/** What a command asks of the world outside; its driver answers each with the type beside it. */
export type ClientEffect =
  /** Says where the requests that follow go; no answer. */
  | { readonly do: 'connect'; readonly connection: Connection }
  /** `ServerReply` */
  | { readonly do: 'request'; readonly request: ServerRequest }
  /** Starts to read a watch or a log that goes on: `OpenedStream` */
  | { readonly do: 'open'; readonly request: ServerRequest }
  /** The next part of a stream, at the latest after `timeout` milliseconds: `StreamPart` */
  | { readonly do: 'next'; readonly stream: number; readonly timeout?: number }
  | { readonly do: 'close'; readonly stream: number }
  /** Runs a program in a container, with its own input and output: `Attached` */
  | ({ readonly do: 'attach'; readonly request: ServerRequest } & AttachOptions)
  | { readonly do: 'print'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** `FileContent` */
  | { readonly do: 'read'; readonly path: string }
  /** `true`, or why it could not be written */
  | {
      readonly do: 'write';
      readonly path: string;
      readonly content: string | Uint8Array;
      readonly mode?: number;
    }
  /** Removes a file or an empty folder: `true`, or why it could not be done */
  | { readonly do: 'remove'; readonly path: string }
  /** Makes a folder and those above it: `true`, or why it could not be done */
  | { readonly do: 'make-folder'; readonly path: string }
  /** All of standard input: `Uint8Array` */
  | { readonly do: 'stdin' }
  /** The next line of standard input without its end, or `undefined` */
  | { readonly do: 'line' }
  /** Whether standard input is a terminal: `boolean` */
  | { readonly do: 'terminal' }
  /** The path from the root: `string` */
  | { readonly do: 'absolute'; readonly path: string }
  /** Lets the learner edit a text: `EditedText` */
  | { readonly do: 'edit'; readonly text: string; readonly suffix: string }
  /** Milliseconds since 1970 */
  | { readonly do: 'now' }
  | { readonly do: 'sleep'; readonly milliseconds: number };

/** What a program in a container reads and where it prints. */
export interface OwnTerminal {
  readonly input: Uint8Array;
  readonly print: (to: 'stdout' | 'stderr', text: string) => void;
}

export interface AttachOptions {
  readonly stdin: boolean;
  readonly tty: boolean;
  /** What the program reads, instead of standard input. */
  readonly input?: Uint8Array;
  /** Whether what it prints is handed over (`Attached.output`) instead of printed. */
  readonly captures?: boolean;
  /** Input and output within a script, in place of those of the driver. */
  readonly own?: OwnTerminal;
}

export type OpenedStream = { readonly stream: number } | ServerReply;

export type StreamPart = { readonly part: string } | { readonly ended: true } | { readonly timedOut: true };

/** How a program in a container ended: the `Status` of the error channel. */
export interface Attached {
  readonly status: Json;
  /** What it printed to standard output, where that was captured. */
  readonly output?: Uint8Array;
}

export type FileContent =
  | { readonly bytes: Uint8Array }
  /** The names in a folder, in order; a folder's name ends with `/`. */
  | { readonly names: readonly string[] }
  | { readonly problem: 'missing' | 'unreadable' };

/** `undefined` where the editor failed. */
export type EditedText = { readonly text: string } | { readonly failed: string };

/** A command on its way: yields what it needs and gets the answer. */
export type Running<T> = Generator<ClientEffect, T, unknown>;
