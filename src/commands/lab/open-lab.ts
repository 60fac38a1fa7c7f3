import { join } from 'node:path';
import type { CardOf } from '../../deck/card.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { readLab } from '../../lab/reading/read-lab.ts';
import { ClusterStock } from '../../lab/start/cluster-stock.ts';
import { workFiles } from '../../lab/start/lab-files.ts';
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
/** About how long the set-up takes by the cluster's clock, so that the lab begins now. */
const SET_UP_TIME = 80_000;

/** What the clusters of several labs may share. */
export interface LabSource {
  readonly authority: Authority;
  readonly stock: ClusterStock;
}

export function createLabSource(env: Env): LabSource {
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
 * Sets a lab up, and serves its cluster.
 * @param folder the learner's working folder; one of the lab's own where absent
 * @throws Failure `usage` for a lab that cannot be set up as it is written
 */
export async function openLab(
  card: CardOf<'lab'>,
  { authority, stock }: LabSource,
  env: Env,
  folder?: string,
): Promise<OpenLab> {
  const started = start(card, stock, env);
  const { cluster } = started;
  let session: LabSession | undefined;
  const servable: Servable = {
    get now() {
      return cluster.now;
    },
    get next() {
      return cluster.next;
    },
    advance: (milliseconds) => cluster.advance(milliseconds),
    handle: (request) => {
      if (request.method !== 'GET') session?.changed();
      return cluster.handle(request);
    },
  };
  const authenticate = (token: string) => cluster.userOfToken(token);
  env.spareMemory();
  const served = await serveCluster(env, servable, { authority, port: undefined, speed: 1, authenticate });
  try {
    const work = folder ?? join(served.folder.path, 'work');
    const restoreFiles = fileRestorer(started, served.folder, work, env);
    restoreFiles();
    session = new LabSession(started, stock, {
      file: (path) => readFile(join(work, path), env),
      hasOwnFiles: () => isFolderChanged(work, workFiles(started.files), env),
      restoreFiles,
    });
    return { session, served, work };
  } catch (error) {
    await served.stop();
    throw error;
  }
}

function start(card: CardOf<'lab'>, stock: ClusterStock, env: Env): StartedLab {
  const { lab, problems } = readLab(card, loadClusters(env));
  const seed = Number.parseInt(env.randomHex(SEED_BYTES), 16);
  const started = lab === null ? problems[0] : startLab(lab, stock, seed);
  if (started !== undefined && !('message' in started)) return started;
  throw new Failure({
    code: 'usage',
    message: `the lab ${card.identity} cannot be set up: ${started?.message ?? 'it has errors'}\nk8s-drill lint ${card.file.path} says more`,
  });
}
