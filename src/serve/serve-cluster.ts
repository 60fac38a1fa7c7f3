import type { ApiReply, ApiRequest } from '../cluster/api/request.ts';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { errorCode } from '../files/io-failure.ts';
import type { Authority } from './certificate/authority.ts';
import type { Authenticate } from './identity.ts';
import { ADMINISTRATOR_SUBJECT, type ClusterAccess, kubeconfig } from './kubeconfig.ts';
import { type Listener, listen } from './listener.ts';
import { Pace, type Paced } from './pace.ts';
import { createSessionFolder, removeSessionFolder, type SessionFolder } from './session-folder.ts';

/** A cluster as far as requests and its clock are concerned. */
export interface Servable extends Paced {
  handle(request: ApiRequest): ApiReply;
}

export interface ServeOptions {
  /** The authority that issued the certificates of the server and its clients. */
  readonly authority: Authority;
  /** The port; by default a free one. */
  readonly port: number | undefined;
  /** The speed of the cluster's clock relative to real time. */
  readonly speed: number;
  readonly authenticate: Authenticate;
}

/** A cluster that is being served. */
export interface ServedCluster {
  readonly folder: SessionFolder;
  readonly port: number;
  readonly access: ClusterAccess;
  /** Rejects with the first internal error of the cluster; never resolves. */
  readonly fault: Promise<never>;
  /** Closes all connections and removes the folder. */
  stop(): Promise<void>;
}

/**
 * Serves a cluster on loopback, with a kubeconfig for its administrator in a private folder.
 * @throws Failure `usage` if the port is in use, `unwritable` if the folder cannot be created
 */
export async function serveCluster(
  env: Env,
  cluster: Servable,
  options: ServeOptions,
): Promise<ServedCluster> {
  const { authority } = options;
  let reject = (_: unknown): void => {};
  const fault = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  fault.catch(() => {});
  const pace = new Pace(cluster, env.monotonic, options.speed, (error) => reject(error));
  const listener = await listenFor(options, (request) => {
    pace.catchUp();
    const reply = cluster.handle(request);
    pace.workSoon();
    return reply;
  });
  const stopServing = (): Promise<void> => {
    pace.stop();
    return listener.close();
  };
  try {
    const credential = authority.credential({ subject: ADMINISTRATOR_SUBJECT, use: 'client' });
    const access = { port: listener.port, authority: authority.certificate, credential };
    const folder = createSessionFolder(env, kubeconfig(access));
    pace.workSoon();
    const stop = async (): Promise<void> => {
      removeSessionFolder(env, folder);
      await stopServing();
    };
    return { folder, port: listener.port, access, fault, stop };
  } catch (error) {
    await stopServing();
    throw error;
  }
}

async function listenFor(
  { authority, port, authenticate }: ServeOptions,
  handle: (request: ApiRequest) => ApiReply,
): Promise<Listener> {
  try {
    return await listen({ authority, port, authenticate, handle });
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    throw new Failure({
      code: 'usage',
      message: `port ${port} is in use; choose another one, or omit the option`,
    });
  }
}
