import type { ClientEffect, Running, ServerRequest } from '../../../src/client/client-effect.ts';
import type { Connection } from '../../../src/client/connection.ts';
import { driveOnCluster } from '../../../src/client/drive-cluster.ts';
import { runKubectl } from '../../../src/client/kubectl.ts';
import type { VirtualFiles } from '../../../src/client/virtual-files.ts';
import type { User } from '../../../src/cluster/api/request.ts';
import type { Cluster } from '../../../src/cluster/cluster.ts';

const ADMIN: User = { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] };

/** A request as the built-in kubectl sent it. */
export interface SentRequest extends ServerRequest {
  readonly upgrade?: true;
  readonly connection: Connection | undefined;
}

export interface KubectlRecord {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly sent: readonly SentRequest[];
}

export interface RecordOptions {
  readonly cluster: Cluster;
  readonly files: VirtualFiles;
  readonly stdin?: Uint8Array;
  readonly edit?: (text: string) => string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs a line on a cluster in memory and notes each request. */
export function recordKubectl(words: readonly string[], options: RecordOptions): KubectlRecord {
  const sent: SentRequest[] = [];
  const printed = { stdout: '', stderr: '' };
  const { cluster, files, stdin = new Uint8Array(), edit } = options;
  const exit = driveOnCluster(noting(runKubectl(words, { HOME: '/root', ...options.variables }), sent), {
    cluster,
    files,
    stdin,
    user: ADMIN,
    ...(edit !== undefined && { edit }),
    print: (to, text) => {
      printed[to] += text;
    },
  });
  return { exit, ...printed, sent };
}

function* noting(running: Running<number>, sent: SentRequest[]): Running<number> {
  let connection: Connection | undefined;
  let step = running.next();
  while (step.done !== true) {
    const effect: ClientEffect = step.value;
    if (effect.do === 'connect') connection = effect.connection;
    if (effect.do === 'request' || effect.do === 'open') sent.push({ ...effect.request, connection });
    if (effect.do === 'attach') sent.push({ ...effect.request, upgrade: true, connection });
    step = running.next(yield effect);
  }
  return step.value;
}
