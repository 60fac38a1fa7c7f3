import { join } from 'node:path';
import type { Env } from '../env.ts';
import { errorCode, unwritable } from '../files/io-failure.ts';
import { FILE_MODE, FOLDER_MODE } from '../files/modes.ts';

const PREFIX = 'k8s-drill-cluster-';
const NAME_BYTES = 8;
const OWNER = 'owner.json';

/** The folder of one running cluster, accessible only to its owner. */
export interface SessionFolder {
  readonly path: string;
  readonly kubeconfig: string;
  /** The folder in which kubectl caches what it discovered about the server. */
  readonly cache: string;
}

type World = Pick<
  Env,
  'fs' | 'temporaryDirectory' | 'processId' | 'isRunning' | 'now' | 'uptime' | 'randomHex'
>;

/** The process that owns a folder, and the time when the machine was started, since process IDs are reused after a restart. */
interface Owner {
  readonly process: number;
  /** Milliseconds since 1970. */
  readonly machineStart: number;
}

/** Start times that differ by less than this many milliseconds are the same, since clocks are adjusted. */
const SAME_START = 60_000;

/**
 * Creates the folder of a cluster with its kubeconfig, and removes the folders of clusters that were killed.
 *
 * @throws Failure `unwritable`
 */
export function createSessionFolder(env: World, kubeconfig: string): SessionFolder {
  sweepSessionFolders(env);
  const path = join(env.temporaryDirectory, `${PREFIX}${env.randomHex(NAME_BYTES)}`);
  const folder = { path, kubeconfig: join(path, 'config'), cache: join(path, 'cache') };
  try {
    env.fs.mkdirSync(path, { mode: FOLDER_MODE });
    const owner: Owner = { process: env.processId, machineStart: env.now() - env.uptime() };
    env.fs.writeFileSync(join(path, OWNER), JSON.stringify(owner), { mode: FILE_MODE, flag: 'wx' });
    env.fs.writeFileSync(folder.kubeconfig, kubeconfig, { mode: FILE_MODE, flag: 'wx' });
    return folder;
  } catch (error) {
    removeSessionFolder(env, folder);
    throw unwritable(path, error);
  }
}

/** Removes a folder and its contents. Whatever cannot be removed is left for the next start. */
export function removeSessionFolder({ fs }: Pick<Env, 'fs'>, { path }: Pick<SessionFolder, 'path'>): void {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** Removes the folders of clusters that are no longer running. */
function sweepSessionFolders(env: World): void {
  for (const name of namesIn(env)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(env.temporaryDirectory, name);
    if (!isInUse(env, path)) removeSessionFolder(env, { path });
  }
}

function namesIn({ fs, temporaryDirectory }: World): readonly string[] {
  try {
    return fs.readdirSync(temporaryDirectory);
  } catch {
    return [];
  }
}

/** Whether a folder is in use. A folder without an owner belongs to a cluster that is starting, unless it is old. */
function isInUse(env: World, path: string): boolean {
  try {
    const owner = JSON.parse(env.fs.readFileSync(join(path, OWNER), 'utf8')) as Partial<Owner>;
    const { process = 0, machineStart = 0 } = owner;
    const isSameStart = Math.abs(env.now() - env.uptime() - machineStart) < SAME_START;
    return isSameStart && process > 0 && env.isRunning(process);
  } catch {
    return isYoung(env, path);
  }
}

function isYoung({ fs, now }: World, path: string): boolean {
  try {
    const found = fs.lstatSync(path);
    return !found.isDirectory() || now() - found.mtimeMs < SAME_START;
  } catch {
    return true;
  }
}
