import type {
  Attached,
  ClientEffect,
  FileContent,
  Running,
  ServerReply,
} from '../../client/client-effect.ts';
import { absolutePath, VirtualFiles } from '../../client/virtual-files.ts';
import type { User } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { isObject, type Json, textAt } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';
import { checkCommand, checkEffect } from './needs-rest.ts';
import { NotExecutable } from './script.ts';
import type { SentRequest } from './sent-request.ts';
import { stateChanges } from './state-changes.ts';
import type { Trial } from './trial.ts';
import { HOME_FOLDER, HOME_SERVER } from './world.ts';
import { ADMIN, type PreparedWorld, type WorldPool, type WorldStage } from './world-pool.ts';

/** The time from one command to the next, in milliseconds. */
const BETWEEN = 2000;
/** A script with more requests than this does not end. */
const MOST_EFFECTS = 20_000;
/** Nor does one that reads more than this from a stream: a rollout reports a few dozen changes, `get --watch` everything that happens. */
const MOST_PARTS = 200;

/** 101 where a program in a container ran, however it ended. */
function attachedStatus(status: Json): number {
  const isRefused = textAt(status, 'status') === 'Failure' && textAt(status, 'reason') !== 'NonZeroExitCode';
  const code = isObject(status) ? status.code : undefined;
  return isRefused && typeof code === 'number' ? code : 101;
}

/** Sits between a script and the clusters: sends each request to the right one, and records it. */
export class Watcher {
  readonly #prepared: PreparedWorld;
  readonly #stage: WorldStage;
  readonly #pool: WorldPool;
  readonly files: VirtualFiles;
  readonly stdin = new Uint8Array();
  readonly servers = new Set([HOME_SERVER]);
  readonly #heard: (readonly string[])[] = [];
  readonly #requests: SentRequest[] = [];
  readonly #missing = new Set<string>();
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();
  readonly #reread = new Set<string>();
  readonly #printed = { stdout: '', stderr: '' };
  #server = HOME_SERVER;
  #user = ADMIN;
  #commands = 0;

  #hasEntered = false;

  constructor(prepared: PreparedWorld, stage: WorldStage, pool: WorldPool) {
    this.#prepared = prepared;
    this.#stage = stage;
    this.#pool = pool;
    this.files = new VirtualFiles(prepared.world.files, HOME_FOLDER);
  }

  get cluster(): Cluster {
    // Most scripts that need a settled cluster are recognised before their first request.
    if (!this.#hasEntered) this.#pool.enter(this.#prepared, this.#stage);
    this.#hasEntered = true;
    return this.#pool.clusterOf(this.#server);
  }

  /** Whether controllers run: worlds are compared right after their creation, or after they have settled. */
  get isStill(): boolean {
    return this.#stage === 'made';
  }

  get user(): User {
    return this.#user;
  }

  /** Whether it sent any request other than reads. */
  get hasWritten(): boolean {
    return this.#requests.some(({ method }) => method !== 'GET');
  }

  readonly print = (to: 'stdout' | 'stderr', text: string): void => {
    this.#printed[to] += text;
  };

  /** Records the start of a kubectl command. @throws NeedsRest */
  hear(words: readonly string[]): void {
    if (this.isStill) checkCommand(words);
    this.#heard.push(words);
  }

  *watch(running: Running<number>): Running<number> {
    let step = running.next();
    let parts = 0;
    for (let count = 0; step.done !== true; count++) {
      if (step.value.do === 'next') parts++;
      if (count > MOST_EFFECTS || parts > MOST_PARTS) throw new NotExecutable('a script without an end');
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
        before: this.#pool.beginningOf(server, this.#prepared, this.#stage),
        after: this.#pool.clusterOf(server).snapshot(),
        requests: this.#requests,
      }),
    );
    return {
      ...this.#printed,
      requests: this.#requests,
      commands: this.#heard,
      written: [...this.#written],
      reread: [...this.#reread],
      missing: [...this.#missing],
      read: [...this.#read].sort(),
      changes,
      files: this.#writtenFiles(),
    };
  }

  #before(effect: ClientEffect): void {
    if (this.isStill) checkEffect(effect);
    if (effect.do !== 'connect') return;
    const { server, token } = effect.connection;
    this.#server = server || HOME_SERVER;
    this.servers.add(this.#server);
    this.#user = token === '' ? ADMIN : { ...ADMIN, name: token };
    if (this.#commands++ === 0) return;
    if (this.isStill) this.cluster.pass(BETWEEN);
    else this.cluster.advance(BETWEEN);
  }

  #after(effect: ClientEffect, answer: unknown): void {
    if (effect.do === 'write') this.#written.add(absolutePath(effect.path, HOME_FOLDER));
    if (effect.do === 'read') this.#noteRead(absolutePath(effect.path, HOME_FOLDER), answer as FileContent);
    if (effect.do !== 'request' && effect.do !== 'open' && effect.do !== 'attach') return;
    const { method, path, query = [], body: text = null } = effect.request;
    // A patch that begins as JSON is sent as it is written.
    const body = typeof text === 'string' ? ((parseJson(text) as Json | undefined) ?? text) : text;
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
