import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { cleanVariables } from '../processes.ts';

const BIN = 'bin/k8s-drill.js';
const AT_A_TIME = 8;
const SETTLED = 3000;

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}
`;

/** `k8s-drill cluster` as a process of its own. */
export class ServedProgram {
  readonly #child: ChildProcess;
  readonly #kubeconfig: string;
  readonly #home: string;

  private constructor(child: ChildProcess, kubeconfig: string, home: string) {
    this.#child = child;
    this.#kubeconfig = kubeconfig;
    this.#home = home;
  }

  /** Starts it, and waits until it has said where its kubeconfig is. */
  static start(): Promise<ServedProgram> {
    const home = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
    const child = spawn(process.execPath, [BIN, 'cluster', '--no-shell'], {
      env: cleanVariables({ K8S_DRILL_HOME: home }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.stdout.once('data', (text) => resolve(new ServedProgram(child, String(text).trim(), home)));
    });
  }

  get variables(): Record<string, string> {
    const cache = join(dirname(this.#kubeconfig), 'cache');
    return cleanVariables({ KUBECONFIG: this.#kubeconfig, KUBECACHEDIR: cache });
  }

  /** What it holds in memory, from the operating system. Linux only. */
  megabytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }

  /** The path of a manifest of a Deployment. */
  manifest(): string {
    const path = join(this.#home, 'web.yaml');
    writeFileSync(path, WEB);
    return path;
  }

  /** Creates ConfigMaps, and waits until it has nothing more to do. */
  async fill(objects: number): Promise<void> {
    const { url, ...tls } = readKubeconfig(this.#kubeconfig);
    const agent = new Agent({ ...tls, keepAlive: true, maxSockets: AT_A_TIME });
    const create = (name: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const path = '/api/v1/namespaces/default/configmaps';
        const headers = { 'content-type': 'application/json' };
        const sent = request(new URL(path, url), { method: 'POST', agent, headers }, (response) => {
          response.resume();
          response.on('end', resolve);
        });
        sent.on('error', reject);
        sent.end(
          JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: name } }),
        );
      });
    for (let at = 0; at < objects; at += AT_A_TIME)
      await Promise.all(Array.from({ length: AT_A_TIME }, (_, i) => create(`object-${at + i}`)));
    agent.destroy();
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
  }

  stop(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      this.#child.once('exit', () => resolve());
    });
    this.#child.kill('SIGTERM');
    return ended.finally(() => rmSync(this.#home, { recursive: true, force: true }));
  }
}

function readKubeconfig(path: string): { url: string; ca: Buffer; cert: Buffer; key: Buffer } {
  const text = readFileSync(path, 'utf8');
  const word = (name: string): string => new RegExp(`${name}: (\\S+)`).exec(text)?.[1] ?? '';
  const data = (name: string): Buffer => Buffer.from(word(name), 'base64');
  return {
    url: word('server'),
    ca: data('certificate-authority-data'),
    cert: data('client-certificate-data'),
    key: data('client-key-data'),
  };
}
