import type {
  Attached,
  AttachOptions,
  ClientEffect,
  EditedText,
  FileContent,
  OpenedStream,
  Running,
  ServerReply,
  ServerRequest,
  StreamPart,
} from './client-effect.ts';

/** Sends a request; the caller handles a `Status` in the reply. */
export function* send(request: ServerRequest): Running<ServerReply> {
  return (yield { do: 'request', request }) as ServerReply;
}

/** Sends a request, and prints the server's warnings. */
export function* sendAndWarn(request: ServerRequest): Running<ServerReply> {
  const reply = yield* send(request);
  for (const warning of reply.warnings) yield* printError(`Warning: ${warning}\n`);
  return reply;
}

export function* open(request: ServerRequest): Running<OpenedStream> {
  return (yield { do: 'open', request }) as OpenedStream;
}

export function* next(stream: number, timeout?: number): Running<StreamPart> {
  return (yield { do: 'next', stream, ...(timeout !== undefined && { timeout }) }) as StreamPart;
}

export function* close(stream: number): Running<void> {
  yield { do: 'close', stream };
}

export function* attach(request: ServerRequest, options: AttachOptions): Running<Attached> {
  return (yield { do: 'attach', request, ...options }) as Attached;
}

/** Prints text unchanged; a line break must be part of the text. */
export function* print(text: string): Running<void> {
  yield { do: 'print', to: 'stdout', text };
}

export function* printError(text: string): Running<void> {
  yield { do: 'print', to: 'stderr', text };
}

export function* readPath(path: string): Running<FileContent> {
  return (yield { do: 'read', path }) as FileContent;
}

export function* writePath(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Running<string | true> {
  const effect: ClientEffect = { do: 'write', path, content, ...(mode !== undefined && { mode }) };
  return (yield effect) as string | true;
}

export function* readStdin(): Running<Uint8Array> {
  return (yield { do: 'stdin' }) as Uint8Array;
}

export function* edit(text: string, suffix: string): Running<EditedText> {
  return (yield { do: 'edit', text, suffix }) as EditedText;
}

/** Reads a line of standard input without its line break; `undefined` at the end. */
export function* readLine(): Running<string | undefined> {
  return (yield { do: 'line' }) as string | undefined;
}

/** Whether standard input is a terminal. */
export function* atTerminal(): Running<boolean> {
  return (yield { do: 'terminal' }) as boolean;
}

/** The absolute path for a path that may be relative to the working directory. */
export function* absolutePath(path: string): Running<string> {
  return (yield { do: 'absolute', path }) as string;
}

/** Milliseconds since 1970. */
export function* now(): Running<number> {
  return (yield { do: 'now' }) as number;
}

export function* sleep(milliseconds: number): Running<void> {
  yield { do: 'sleep', milliseconds };
}

/** Removes a file or an empty folder. @returns `true`, or the reason why it failed */
export function* removePath(path: string): Running<string | true> {
  return (yield { do: 'remove', path }) as string | true;
}

/** Creates a folder and its parents. @returns `true`, or the reason why it failed */
export function* makeFolder(path: string): Running<string | true> {
  return (yield { do: 'make-folder', path }) as string | true;
}
