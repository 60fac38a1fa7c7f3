import type { RequestOptions } from 'node:https';
import { resolve } from 'node:path';
import type {
  ClientEffect,
  EditedText,
  FileContent,
  OpenedStream,
  Running,
  ServerRequest,
} from '../../client/client-effect.ts';
import { KubectlFailure } from '../../client/kubectl-failure.ts';
import type { Env } from '../../env.ts';
import { errorCode } from '../../files/io-failure.ts';
import { attachRemote } from './attach-remote.ts';
import { InputLines } from './input-lines.ts';
import { optionsOf, readReply, startRequest } from './remote-server.ts';
import { RemoteStream } from './remote-stream.ts';

/** The targets of a command's effects: the server of its kubeconfig, files, the terminal and the editor. */
export interface RemoteHost {
  readonly env: Pick<Env, 'fs' | 'stdin' | 'stdout' | 'stderr' | 'now' | 'workingDirectory' | 'variables'>;
  /** Opens a text in the learner's editor. */
  readonly edit: (text: string, suffix: string) => EditedText;
}

/** Runs a command to its end on the server of its kubeconfig. @returns the exit code. */
export async function driveRemote(running: Running<number>, host: RemoteHost): Promise<number> {
  const driver = new RemoteDriver(host);
  let step = running.next();
  try {
    while (step.done !== true) {
      step = await answered(running, driver, step.value);
    }
    return step.value;
  } finally {
    driver.close();
  }
}

/** Performs an effect. A failure is thrown into the command, which words the error message. */
async function answered(
  running: Running<number>,
  driver: RemoteDriver,
  effect: ClientEffect,
): Promise<IteratorResult<ClientEffect, number>> {
  let answer: unknown;
  try {
    answer = await driver.answer(effect);
  } catch (problem) {
    if (problem instanceof KubectlFailure) return running.throw(problem);
    throw problem;
  }
  return running.next(answer);
}

class RemoteDriver {
  readonly #host: RemoteHost;
  readonly #streams: RemoteStream[] = [];
  readonly #lines = new InputLines();
  #options: RequestOptions | undefined;

  constructor(host: RemoteHost) {
    this.#host = host;
  }

  answer(effect: ClientEffect): unknown {
    const { env, edit } = this.#host;
    switch (effect.do) {
      case 'connect':
        this.#options = optionsOf(effect.connection, env);
        return undefined;
      case 'request':
        return startRequest(this.#server(), effect.request).then(readReply);
      case 'open':
        return this.#open(effect.request);
      case 'next':
        return this.#streams[effect.stream]?.next(effect.timeout) ?? { ended: true };
      case 'close':
        this.#streams[effect.stream]?.close();
        return undefined;
      case 'attach':
        return attachRemote(this.#server(), effect, env);
      case 'print':
        // Messages on stderr are for people; output on stdout may be read by a program.
        if (effect.to === 'stderr') env.stderr.write(effect.text);
        else env.stdout.writeExact(effect.text);
        return undefined;
      case 'read':
        return readPath(env, effect.path);
      case 'write':
        return writePath(env, effect.path, effect.content, effect.mode);
      case 'remove':
        return changed(() => env.fs.unlinkSync(effect.path));
      case 'make-folder':
        return changed(() => env.fs.mkdirSync(effect.path, { recursive: true }));
      case 'stdin':
        return readAll(env);
      case 'line':
        return this.#lines.next(env.stdin);
      case 'terminal':
        return env.stdin.isTTY;
      case 'absolute':
        return resolve(env.workingDirectory, effect.path);
      case 'edit':
        return edit(effect.text, effect.suffix);
      case 'now':
        return env.now();
      case 'sleep':
        return new Promise((resolve) => setTimeout(resolve, effect.milliseconds));
    }
  }

  close(): void {
    this.#lines.close();
    for (const stream of this.#streams) stream.close();
  }

  #server(): RequestOptions {
    if (this.#options === undefined) throw new KubectlFailure('error: no server is configured');
    return this.#options;
  }

  async #open(request: ServerRequest): Promise<OpenedStream> {
    const message = await startRequest(this.#server(), request);
    if ((message.statusCode ?? 0) >= 400) return readReply(message);
    return { stream: this.#streams.push(new RemoteStream(message)) - 1 };
  }
}

type Files = Pick<Env, 'fs' | 'workingDirectory'>;

function readPath({ fs }: Files, path: string): FileContent {
  try {
    if (!fs.statSync(path).isDirectory()) return { bytes: fs.readFileSync(path) };
    const entries = fs.readdirSync(path, { withFileTypes: true });
    return { names: entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort() };
  } catch (error) {
    return {
      problem: errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? 'missing' : 'unreadable',
    };
  }
}

function writePath({ fs }: Files, path: string, content: string | Uint8Array, mode = 0o666): string | true {
  return changed(() => fs.writeFileSync(path, content, { mode }));
}

/** Changes files. Returns `true`, or the reason why it failed. */
function changed(change: () => unknown): string | true {
  try {
    change();
    return true;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readAll({ stdin }: Pick<Env, 'stdin'>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array));
  return Buffer.concat(chunks);
}
