import type {
  Attached,
  ClientEffect,
  FileContent,
  Running,
  ServerReply,
} from '../../client/client-effect.ts';
import { driveOnCluster } from '../../client/drive-cluster.ts';
import { absolutePath, VirtualFiles } from '../../client/virtual-files.ts';
import type { User } from '../../cluster/api/request.ts';
import { isObject, type Json, textAt } from '../../kubernetes/json.ts';
import { NotExecutable, runTyped } from './script.ts';
import type { SentRequest } from './sent-request.ts';
import { type StateChange, stateChanges } from './state-changes.ts';
import { HOME_FOLDER, HOME_SERVER } from './world.ts';
import { ADMIN, type PreparedWorld, type WorldPool } from './world-pool.ts';

/** What a script did in a world. */
export interface Trial {
  readonly exit: number;
  /** Why it could not be run to its end, where it could not: what happened before is still seen. */
  readonly beyond?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly SentRequest[];
  /** The kubectl commands that ran, by the words behind `kubectl`. */
  readonly commands: readonly (readonly string[])[];
  /** Files that were asked for and not there. */
  readonly missing: readonly string[];
  /** Files of the world that were read, but for kubeconfigs: what is in them is made up. */
  readonly read: readonly string[];
  /** Files that were written, also those that are gone again. */
  readonly written: readonly string[];
  /** Of the files that were written, those that a later command read. */
  readonly reread: readonly string[];
  readonly changes: readonly StateChange[];
  /** Files that were written, by path; `null` for one that was removed. */
  readonly files: ReadonlyMap<string, string | null>;
}

/** How long passes from one command to the next, and after the last, in milliseconds. */
const BETWEEN = 2000;
const AFTER = 40_000;
/** A script that asks for more than this never ends. */
const MOST_EFFECTS = 20_000;

const TRIALS = new WeakMap<PreparedWorld, Map<string, Trial>>();

/** What a script does in a world; what was tried in the same one before is not tried again. */
export function trialOf(text: string, prepared: PreparedWorld, pool: WorldPool): Trial {
  const known = TRIALS.get(prepared) ?? new Map<string, Trial>();
  TRIALS.set(prepared, known);
  const trial = known.get(text) ?? tryScript(text, prepared, pool);
  known.set(text, trial);
  return trial;
}

/** Runs a script in a world, and sees what changed. */
export function tryScript(text: string, prepared: PreparedWorld, pool: WorldPool): Trial {
  pool.enter(prepared);
  const watcher = new Watcher(prepared, pool);
  const end = run(text, watcher);
  if (watcher.hasWritten) for (const server of watcher.servers) pool.clusterOf(server).advance(AFTER);
  return { ...end, ...watcher.seen() };
}

function run(text: string, watcher: Watcher): Pick<Trial, 'exit' | 'beyond'> {
  try {
    const running = runTyped(text, (words) => watcher.commands.push(words));
    return { exit: driveOnCluster(watcher.watch(running), watcher) };
  } catch (problem) {
    if (problem instanceof NotExecutable) return { exit: 1, beyond: problem.message };
    throw problem;
  }
}

/** 101 where a program in a container ran, however it ended. */
function attachedStatus(status: Json): number {
  const isRefused = textAt(status, 'status') === 'Failure' && textAt(status, 'reason') !== 'NonZeroExitCode';
  const code = isObject(status) ? status.code : undefined;
  return isRefused && typeof code === 'number' ? code : 101;
}

/** Stands between a script and the clusters: sends it to the right one, and notes what it asks for. */
class Watcher {
  readonly #prepared: PreparedWorld;
  readonly #pool: WorldPool;
  readonly files: VirtualFiles;
  readonly stdin = new Uint8Array();
  readonly servers = new Set([HOME_SERVER]);
  /** The words of the kubectl commands that ran. */
  readonly commands: (readonly string[])[] = [];
  readonly #requests: SentRequest[] = [];
  readonly #missing = new Set<string>();
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();
  readonly #reread = new Set<string>();
  readonly #printed = { stdout: '', stderr: '' };
  #server = HOME_SERVER;
  #user = ADMIN;
  #commands = 0;

  constructor(prepared: PreparedWorld, pool: WorldPool) {
    this.#prepared = prepared;
    this.#pool = pool;
    this.files = new VirtualFiles(prepared.world.files, HOME_FOLDER);
  }

  get cluster() {
    return this.#pool.clusterOf(this.#server);
  }

  get user(): User {
    return this.#user;
  }

  /** Whether it asked for anything but to be shown something. */
  get hasWritten(): boolean {
    return this.#requests.some(({ method }) => method !== 'GET');
  }

  readonly print = (to: 'stdout' | 'stderr', text: string): void => {
    this.#printed[to] += text;
  };

  *watch(running: Running<number>): Running<number> {
    let step = running.next();
    for (let count = 0; step.done !== true; count++) {
      if (count > MOST_EFFECTS) throw new NotExecutable('a script without an end');
      this.#before(step.value);
      const answer = yield step.value;
      this.#after(step.value, answer);
      step = running.next(answer);
    }
    return step.value;
  }

  seen(): Omit<Trial, 'exit' | 'beyond'> {
    const changes = (this.hasWritten ? [...this.servers] : []).flatMap((server) =>
      stateChanges({
        server,
        before: this.#prepared.snapshots.get(server),
        after: this.#pool.clusterOf(server).snapshot(),
        requests: this.#requests,
      }),
    );
    return {
      ...this.#printed,
      requests: this.#requests,
      commands: this.commands,
      written: [...this.#written],
      reread: [...this.#reread],
      missing: [...this.#missing],
      read: [...this.#read].sort(),
      changes,
      files: this.#writtenFiles(),
    };
  }

  #before(effect: ClientEffect): void {
    if (effect.do !== 'connect') return;
    const { server, token } = effect.connection;
    this.#server = server || HOME_SERVER;
    this.servers.add(this.#server);
    this.#user = token === '' ? ADMIN : { ...ADMIN, name: token };
    if (this.#commands++ > 0) this.cluster.advance(BETWEEN);
  }

  #after(effect: ClientEffect, answer: unknown): void {
    if (effect.do === 'write') this.#written.add(absolutePath(effect.path, HOME_FOLDER));
    if (effect.do === 'read') this.#noteRead(absolutePath(effect.path, HOME_FOLDER), answer as FileContent);
    if (effect.do !== 'request' && effect.do !== 'open' && effect.do !== 'attach') return;
    const { method, path, query = [], body = null } = effect.request;
    const reply = answer as Partial<ServerReply> & Partial<Attached>;
    const { body: said = reply.status ?? null } = reply;
    const status =
      effect.do === 'attach' ? attachedStatus(reply.status ?? null) : Number(reply.status ?? 101);
    const message = status >= 400 ? JSON.stringify(said) : '';
    this.#requests.push({ server: this.#server, method, path, query, body, status, message });
  }

  #noteRead(path: string, found: FileContent): void {
    if ('problem' in found) this.#missing.add(path);
    else if ('bytes' in found && this.#written.has(path)) this.#reread.add(path);
    else if ('bytes' in found && !/kube(?:\/|config)/.test(path)) this.#read.add(path);
  }

  #writtenFiles(): ReadonlyMap<string, string | null> {
    const written = new Map<string, string | null>();
    const decoder = new TextDecoder();
    const before = new Map(new VirtualFiles(this.#prepared.world.files, HOME_FOLDER).all());
    for (const [path, bytes] of this.files.all()) {
      const text = decoder.decode(bytes);
      const old = before.get(path);
      if (old === undefined || decoder.decode(old) !== text) written.set(path, text);
      before.delete(path);
    }
    for (const path of before.keys()) written.set(path, null);
    return written;
  }
}
