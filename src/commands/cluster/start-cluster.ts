import { Cluster } from '../../cluster/cluster.ts';
import type { Env } from '../../env.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import { loadDescriptions } from '../../learner/load-descriptions.ts';
import { type Authority, createAuthority } from '../../serve/certificate/authority.ts';
import { ADMINISTRATOR_SUBJECT } from '../../serve/kubeconfig.ts';
import { type ServedCluster, serveCluster } from '../../serve/serve-cluster.ts';
import { loadFiles } from './load-files.ts';

export interface ClusterSettings {
  readonly nodes: number;
  readonly load: readonly string[];
  readonly kubernetes: KubernetesVersion;
  readonly speed: number;
  readonly port: number | undefined;
  /** Whether it has metrics-server. */
  readonly metrics: boolean;
}

const SEED_BYTES = 4;
const KEY_BYTES = 32;

/** Makes a cluster, with the objects of the files, and serves it; its controllers begin to work once it listens. */
export async function startCluster(settings: ClusterSettings, env: Env): Promise<ServedCluster> {
  const { nodes, load, kubernetes, speed, port, metrics } = settings;
  env.spareMemory();
  env.compileLate();
  const seed = Number.parseInt(env.randomHex(SEED_BYTES), 16);
  const authority = createAuthority(env.now, env.randomHex);
  const cluster = new Cluster({
    seed,
    start: env.now(),
    version: kubernetes,
    nodes,
    metrics,
    describe: describeLate(env),
    signer: authority.signer,
    tokenKey: env.randomHex(KEY_BYTES),
  });
  cluster.load([rootAuthority(authority)]);
  if (load.length > 0) {
    cluster.settle();
    const groups = [...ADMINISTRATOR_SUBJECT.organizations, 'system:authenticated'];
    await loadFiles(cluster, load, { name: ADMINISTRATOR_SUBJECT.commonName, groups }, env);
  }
  return serveCluster(env, cluster, {
    authority,
    port,
    speed,
    authenticate: (token) => cluster.userOfToken(token),
  });
}

/** The texts are read when the first is asked for. */
export function describeLate(env: Env): (key: string) => string | undefined {
  let describe: ((key: string) => string | undefined) | undefined;
  return (key) => {
    describe ??= loadDescriptions(env);
    return describe(key);
  };
}

/** Where Pods and kubelets find the certificate of the API server's authority. */
export function rootAuthority({ certificate }: Authority): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'extension-apiserver-authentication', namespace: 'kube-system' },
    data: { 'client-ca-file': certificate },
  };
}
