import { join } from 'node:path';
import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { CardOf } from '../../deck/card.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import type { Lab } from '../../lab/lab.ts';
import { readLab } from '../../lab/reading/read-lab.ts';
import { ClusterStock } from '../../lab/start/cluster-stock.ts';
import { labFiles, workFiles } from '../../lab/start/lab-files.ts';
import { type StartedLab, startLab } from '../../lab/start/start-lab.ts';
import { loadClusters } from '../../learner/load-clusters.ts';
import { type Authority, createAuthority } from '../../serve/certificate/authority.ts';
import { type Servable, type ServedCluster, serveCluster } from '../../serve/serve-cluster.ts';
import { describeLate, rootAuthority } from '../cluster/start-cluster.ts';
import { LabSession } from './lab-session.ts';
import { fileRestorer, isFolderChanged, readFile } from './work-folder.ts';

/** A lab that a shell can be opened on. */
export interface OpenLab {
  readonly session: LabSession;
  readonly served: ServedCluster;
  /** The learner's working folder. */
  readonly work: string;
}

const SEED_BYTES = 4;
const KEY_BYTES = 32;
/** Roughly how long the set-up takes by the cluster's clock; the clock starts earlier by this much, so that the lab begins now. */
const SET_UP_TIME = 80_000;

/** Things that the clusters of several labs can share. */
export interface LabSource {
  readonly authority: Authority;
  readonly stock: ClusterStock;
}

export function createLabSource(env: Env): LabSource {
  env.compileLate();
  const authority = createAuthority(env.now, env.randomHex);
  const stock = new ClusterStock({
    start: env.now() - SET_UP_TIME,
    tokenKey: env.randomHex(KEY_BYTES),
    describe: describeLate(env),
    signer: authority.signer,
    objects: [rootAuthority(authority)],
  });
  return { authority, stock };
}

/**
 * Serves the cluster of a lab. It is set up when it is first needed, or when this program is idle: while the learner reads the task.
 * @param folder the learner's working folder; if absent, a new one is made
 * @throws Failure `usage` for an invalid lab; a set-up that fails is a fault of the served cluster, or thrown by `begin`
 */
export async function openLab(
  card: CardOf<'lab'>,
  { authority, stock }: LabSource,
  env: Env,
  folder?: string,
): Promise<OpenLab> {
  const { lab, problems } = readLab(card, loadClusters(env));
  if (lab === null) throw refused(card, problems[0]?.message ?? 'it has errors');
  let session: LabSession | undefined;
  const begun = (): StartedLab => {
    if (session === undefined) throw new Error('the lab is not open yet');
    return session.begin();
  };
  const servable: Servable = {
    get now() {
      return begun().cluster.now;
    },
    get next() {
      return begun().cluster.next;
    },
    advance: (milliseconds) => begun().cluster.advance(milliseconds),
    handle: (request) => {
      if (request.method !== 'GET') session?.changed();
      return begun().cluster.handle(request);
    },
  };
  const authenticate = (token: string) => begun().cluster.userOfToken(token);
  const served = await serveCluster(env, servable, { authority, port: undefined, speed: 1, authenticate });
  try {
    const work = folder ?? join(served.folder.path, 'work');
    const restore = fileRestorer(served.folder, work, env);
    restore(writtenFiles(lab));
    const opened = new LabSession(card, () => setUp(lab, stock, env), stock, {
      file: (path) => readFile(join(work, path), env),
      hasOwnFiles: () => isFolderChanged(work, workFiles(begun().files), env),
      restoreFiles: () => restore(begun().files),
    });
    session = opened;
    return { session: opened, served, work };
  } catch (error) {
    await served.stop();
    throw error;
  }
}

/** The files that the lab itself writes; they exist before its commands have run. */
function writtenFiles({ setup }: Lab): VirtualFiles {
  const files = labFiles();
  for (const step of setup) if (step.type === 'file') files.write(step.path, step.text);
  return files;
}

function setUp(lab: Lab, stock: ClusterStock, env: Env): StartedLab {
  const seed = Number.parseInt(env.randomHex(SEED_BYTES), 16);
  const started = startLab(lab, stock, seed);
  if ('message' in started) throw refused(lab.card, started.message);
  env.spareMemory();
  return started;
}

function refused(card: CardOf<'lab'>, why: string): Failure {
  return new Failure({
    code: 'usage',
    message: `the lab ${card.identity} cannot be set up: ${why}\nk8s-drill lint ${card.file.path} says more`,
  });
}
