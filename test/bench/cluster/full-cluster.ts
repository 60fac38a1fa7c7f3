import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:https';
import process from 'node:process';
import { Cluster } from '../../../src/cluster/cluster.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { createAuthority } from '../../../src/serve/certificate/authority.ts';
import { ADMINISTRATOR_SUBJECT } from '../../../src/serve/kubeconfig.ts';
import { type Listener, listen } from '../../../src/serve/listener.ts';
import { Pace } from '../../../src/serve/pace.ts';
import { ServedProgram } from './served-program.ts';

const START = Date.UTC(2026, 10, 21, 12);
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const ROLLOUT_TIME = 60_000;

/** Milliseconds from the start of the process until the cluster listens and its kubeconfig is there. */
export async function startedIn(): Promise<number> {
  const start = performance.now();
  const program = await ServedProgram.start();
  const taken = performance.now() - start;
  await program.stop();
  return taken;
}

function newCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: START, version: '1.35', nodes: 3 });
  cluster.advance(1000);
  return cluster;
}

function pod(name: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'many', labels: { app: 'many' } },
    spec: { nodeName: 'elsewhere', containers: [{ name: 'web', image: 'nginx:1.29', resources: {} }] },
    status: {
      phase: 'Running',
      podIPs: [{ ip: '10.0.0.1' }],
      containerStatuses: [{ name: 'web', ready: true, restartCount: 0, state: { running: {} } }],
    },
  };
}

/** A cluster with many objects behind a listener in this process, and a client beside it. */
export class FullCluster {
  readonly #listener: Listener;
  readonly #pace: Pace;
  readonly #agent: Agent;

  private constructor(listener: Listener, pace: Pace, agent: Agent) {
    this.#listener = listener;
    this.#pace = pace;
    this.#agent = agent;
  }

  /** Of the objects, 1,000 are Pods and the others ConfigMaps. */
  static async start(objects: number): Promise<FullCluster> {
    const cluster = newCluster();
    const many = Array.from({ length: objects }, (_, at) =>
      at < 1000
        ? pod(`pod-${at}`)
        : {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: `map-${at}`, namespace: 'many' },
            data: { a: 'b' },
          },
    );
    cluster.load([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'many' }, status: { phase: 'Active' } },
      ...many,
    ]);
    cluster.settle();
    const authority = createAuthority(
      () => Date.now(),
      (bytes) => randomBytes(bytes).toString('hex'),
    );
    const pace = new Pace(
      cluster,
      () => performance.now(),
      1,
      (error) => {
        throw error;
      },
    );
    const listener = await listen({
      authority,
      port: undefined,
      authenticate: () => undefined,
      handle: (asked) => {
        pace.catchUp();
        const reply = cluster.handle(asked);
        pace.workSoon();
        return reply;
      },
    });
    const { certificate: cert, key } = authority.credential({
      subject: ADMINISTRATOR_SUBJECT,
      use: 'client',
    });
    const agent = new Agent({ ca: authority.certificate, cert, key, keepAlive: true, maxSockets: 1 });
    return new FullCluster(listener, pace, agent);
  }

  /** Milliseconds of requests one after the other: reads, creations, patches and deletions of single objects. */
  async requestTimes(count: number): Promise<readonly number[]> {
    const path = '/api/v1/namespaces/many/configmaps';
    const times: number[] = [];
    for (let at = 0; at < count; at++) {
      const name = `new-${at >> 2}`;
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: String(at) } };
      const kinds = [
        () => this.#send('POST', path, body),
        () => this.#send('GET', `${path}/${name}`),
        () => this.#send('PATCH', `${path}/${name}`, { data: { b: 'c' } }),
        () => this.#send('DELETE', `${path}/${name}`),
      ];
      times.push((await kinds[at % kinds.length]?.()) ?? Number.NaN);
    }
    return times.slice(count / 10);
  }

  /** Milliseconds of a list of Pods as a Table. */
  async tableTimes(pods: number, count: number): Promise<readonly number[]> {
    const times: number[] = [];
    for (let at = 0; at < count + 3; at++)
      times.push(
        await this.#send('GET', `/api/v1/namespaces/many/pods?limit=${pods}`, undefined, { accept: TABLE }),
      );
    return times.slice(3);
  }

  /** Milliseconds of CPU until a Deployment of so many Pods is rolled out, on the manual clock. */
  rolloutTimes(replicas: number, count: number): readonly number[] {
    return Array.from({ length: count }, () => {
      const cluster = newCluster();
      const labels = { app: 'web' };
      const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx' }] } };
      const spec = { replicas, selector: { matchLabels: labels }, template };
      const body = JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec,
      });
      const before = process.cpuUsage();
      cluster.handle({
        method: 'POST',
        path: '/apis/apps/v1/namespaces/default/deployments',
        query: new URLSearchParams(),
        headers: { 'content-type': 'application/json' },
        body: new TextEncoder().encode(body),
        user: { name: ADMINISTRATOR_SUBJECT.commonName, groups: [...ADMINISTRATOR_SUBJECT.organizations] },
      });
      cluster.advance(ROLLOUT_TIME);
      const { user, system } = process.cpuUsage(before);
      const ready = cluster.world.get('deployments.apps', 'default', 'web')?.status;
      if (!JSON.stringify(ready).includes(`"readyReplicas":${replicas}`))
        throw new Error(`the rollout did not end: ${JSON.stringify(ready)}`);
      return (user + system) / 1000;
    });
  }

  async stop(): Promise<void> {
    this.#pace.stop();
    this.#agent.destroy();
    await this.#listener.close();
  }

  #send(
    method: string,
    path: string,
    body?: JsonObject,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const url = new URL(path, `https://127.0.0.1:${this.#listener.port}`);
      const options = { method, agent: this.#agent, headers: { 'content-type': type, ...headers } };
      const sent = request(url, options, (response) => {
        response.resume();
        response.on('end', () => {
          const taken = performance.now() - start;
          if ((response.statusCode ?? 500) < 300) resolve(taken);
          else reject(new Error(`${method} ${path}: ${response.statusCode}`));
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
