import type { ApiReply, ApiRequest, User } from '../cluster/api/request.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Json } from '../kubernetes/json.ts';
import { parseJson } from '../source/parse-json.ts';
import type {
  Attached,
  ClientEffect,
  EditedText,
  FileContent,
  OpenedStream,
  Running,
  ServerReply,
  ServerRequest,
  StreamPart,
} from './client-effect.ts';
import { readWarnings } from './read-warnings.ts';
import type { VirtualFiles } from './virtual-files.ts';

/** The host of a command that runs in process: a cluster whose clock advances only while the command waits. */
export interface ClusterHost {
  readonly cluster: Cluster;
  /** The user who sends the requests, unless the connection sets another. */
  readonly user: User;
  readonly files: VirtualFiles;
  readonly stdin: Uint8Array;
  /** Whether controllers ignore what the command writes. */
  readonly isStill?: boolean;
  /** The editor, as a function of the text; absent if there is none. */
  readonly edit?: (text: string) => string;
  print(to: 'stdout' | 'stderr', text: string): void;
}

/** The time after which a stream that does not end is closed, by the cluster's clock. */
const PATIENCE = 600_000;

/** Runs a command or a script to its end on an in-memory cluster. @returns its result: for a command, the exit code */
export function driveOnCluster<T>(running: Running<T>, host: ClusterHost): T {
  const driver = new ClusterDriver(host);
  let step = running.next();
  while (step.done !== true) step = running.next(driver.answer(step.value));
  return step.value;
}

type AttachEffect = Extract<ClientEffect, { do: 'attach' }>;

interface OpenStream {
  readonly parts: string[];
  ended: boolean;
  readonly stop: () => void;
}

class ClusterDriver {
  readonly #host: ClusterHost;
  readonly #streams: OpenStream[] = [];
  #headers: Readonly<Record<string, string>> = {};
  #read = 0;

  constructor(host: ClusterHost) {
    this.#host = host;
  }

  answer(effect: ClientEffect): unknown {
    const { files, print, stdin } = this.#host;
    switch (effect.do) {
      case 'connect':
        this.#headers = effect.connection.headers;
        return undefined;
      case 'request':
        return this.#request(effect.request);
      case 'open':
        return this.#open(effect.request);
      case 'next':
        return this.#next(effect.stream, effect.timeout);
      case 'close':
        this.#streams[effect.stream]?.stop();
        return undefined;
      case 'attach':
        return this.#attach(effect);
      case 'print':
        print(effect.to, effect.text);
        return undefined;
      case 'read':
        return files.read(effect.path) satisfies FileContent;
      case 'write':
        return files.write(effect.path, effect.content);
      case 'remove':
        return files.remove(effect.path) || `${effect.path}: No such file or directory`;
      case 'make-folder':
        return files.makeFolder(effect.path);
      case 'stdin':
        return stdin;
      case 'line':
        return this.#line();
      case 'terminal':
        return false;
      case 'absolute':
        return files.absolute(effect.path);
      case 'edit':
        return this.#edit(effect.text);
      case 'now':
        return this.#host.cluster.now;
      case 'sleep':
        this.#host.cluster.advance(effect.milliseconds);
        return undefined;
    }
  }

  #edit(text: string): EditedText {
    return { text: this.#host.edit?.(text) ?? text };
  }

  #send(request: ServerRequest): ApiReply {
    const { cluster, user, isStill } = this.#host;
    const headers = { ...this.#headers, ...request.headers };
    const body = request.body === undefined ? undefined : encode(request.body);
    const sent: ApiRequest = {
      method: request.method,
      path: request.path,
      query: new URLSearchParams(
        (request.query ?? []).map(([name, value]): [string, string] => [name, value]),
      ),
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
      user,
    };
    const reply = cluster.handle(sent);
    if (isStill !== true) cluster.settle();
    return reply;
  }

  #request(request: ServerRequest): ServerReply {
    const reply = this.#send(request);
    if ('body' in reply) return serverReply(reply);
    const parts: string[] = [];
    if ('stream' in reply) reply.stream({ write: (part) => parts.push(textOf(part)), end: () => {} })();
    return { status: 200, warnings: [], body: parts.join('') };
  }

  #open(request: ServerRequest): OpenedStream {
    const reply = this.#send(request);
    if ('body' in reply) return serverReply(reply);
    const stream: OpenStream = { parts: [], ended: false, stop: () => {} };
    const number = this.#streams.push(stream) - 1;
    if (!('stream' in reply)) return { status: 400, warnings: [], body: {} };
    const stop = reply.stream({
      write: (part) => stream.parts.push(textOf(part)),
      end: () => {
        stream.ended = true;
      },
    });
    Object.assign(stream, { stop });
    return { stream: number };
  }

  /** The next part of a stream; the clock advances until there is one. */
  #next(number: number, timeout = PATIENCE): StreamPart {
    const { cluster } = this.#host;
    const stream = this.#streams[number];
    if (stream === undefined) return { ended: true };
    const end = cluster.now + timeout;
    for (;;) {
      const part = stream.parts.shift();
      if (part !== undefined) return { part };
      if (stream.ended) return { ended: true };
      const { next } = cluster;
      if (next === undefined || next > end) break;
      cluster.advance(Math.max(next - cluster.now, 0));
    }
    cluster.advance(Math.max(end - cluster.now, 0));
    const part = stream.parts.shift();
    return part === undefined ? { timedOut: true } : { part };
  }

  /** The next line of standard input, after what was read before. */
  #line(): string | undefined {
    const rest = textOf(this.#host.stdin).slice(this.#read);
    if (rest === '') return undefined;
    const [line = ''] = rest.split('\n', 1);
    this.#read += line.length + 1;
    return line;
  }

  #attach({ request, own, input, captures = false, stdin: reads }: AttachEffect): Attached {
    const print = own?.print ?? this.#host.print;
    const stdin = reads ? (input ?? own?.input ?? this.#host.stdin) : new Uint8Array();
    const output: Uint8Array[] = [];
    const reply = this.#send(request);
    if ('body' in reply) return { status: serverReply(reply).body };
    if (!('upgrade' in reply)) return { status: null };
    let status: Json = null;
    reply.upgrade({
      send: (channel, data) => {
        if (channel === 1 && captures) output.push(bytesOf(data));
        else if (channel === 1) print('stdout', textOf(data));
        else if (channel === 2) print('stderr', textOf(data));
        else if (channel === 3) status = JSON.parse(textOf(data)) as Json;
      },
      onData: (listener) => {
        if (stdin.length > 0) listener(0, stdin);
      },
      onEnd: (listener) => listener(0),
      onClose: () => {},
      close: () => {},
    });
    return { status, ...(captures && { output: Buffer.concat(output) }) };
  }
}

function encode(body: Json): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function bytesOf(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

function textOf(part: string | Uint8Array): string {
  return typeof part === 'string' ? part : new TextDecoder().decode(part);
}

function serverReply(reply: Extract<ApiReply, { body: unknown }>): ServerReply {
  const { status, headers = {} } = reply;
  const warnings = readWarnings(headers.warning ?? '');
  const body = reply.body instanceof Uint8Array ? textOf(reply.body) : reply.body;
  return { status, warnings, body: typeof body === 'string' ? parsed(body) : body };
}

function parsed(text: string): Json {
  if (!/^\s*[{[]/.test(text)) return text;
  const value = parseJson(text) as Json | undefined;
  return value === undefined ? text : value;
}
