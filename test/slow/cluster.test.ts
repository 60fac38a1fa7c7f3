import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HAS_KUBERNETES_TOOLS, kubernetesTool } from '../support/kubernetes-tools.ts';
import { BIN, type Ended, variablesFor } from '../support/real-program.ts';
import { temporaryFolder } from '../support/test-env.ts';

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written so far. */
  readonly texts: { readonly out: string; readonly err: string };
  /** Where it keeps its kubeconfig, among others. */
  readonly folder: string;
}

/** Starts the command in a temporary folder of its own. */
function start(folder: string, ...args: readonly string[]): Running {
  const path = `${dirname(kubernetesTool('kubectl'))}:${process.env['PATH']}`;
  const env = { ...variablesFor(join(folder, 'home')), TMPDIR: folder, HOME: folder, PATH: path };
  const child = spawn(process.execPath, [BIN, 'cluster', ...args], {
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    texts.out += part;
  });
  child.stderr.on('data', (part) => {
    texts.err += part;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
  return { child, ended, texts, folder };
}

/** Runs a script in a cluster. */
const script = (folder: string, text: string, ...flags: readonly string[]): Promise<Ended> =>
  start(folder, ...flags, '--', 'sh', '-ec', text).ended;

const clustersIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('k8s-drill-cluster-'));

/** The first line that is printed, once the cluster answers. */
async function printedLine({ texts }: Running): Promise<string> {
  await expect.poll(() => texts.out, { timeout: 30_000 }).toContain('\n');
  return texts.out.trim();
}

describe.runIf(HAS_KUBERNETES_TOOLS)('a cluster', () => {
  test('is there for the real kubectl, and gone afterwards', async () => {
    const folder = temporaryFolder();
    const { code, out } = await script(
      folder,
      'kubectl create deploy web --image=nginx --replicas=2; kubectl rollout status deploy web; kubectl get pods --no-headers | wc -l; exit 5',
      '--nodes',
      '2',
    );
    expect(out).toMatch(/deployment "web" successfully rolled out\n2\n$/);
    expect(code).toBe(5);
    expect(clustersIn(folder)).toEqual([]);
    expect(existsSync(join(folder, '.kube'))).toBe(false);
  });

  test('runs commands in containers and follows logs', async () => {
    const { code, out, err } = await script(
      temporaryFolder(),
      'kubectl run web --image=nginx; kubectl wait pod web --for=condition=Ready; kubectl exec web -- hostname; echo hello | kubectl exec -i web -- cat; kubectl logs web | head -1',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^web\nhello\n/m);
  });

  test('tells kubectl top what its containers use, where it has metrics-server', async () => {
    const folder = temporaryFolder();
    const { code, out } = await script(
      folder,
      `kubectl run busy --image=polinux/stress --command -- stress --cpu 1
until kubectl top pod busy --no-headers 2>/dev/null; do sleep 0.1; done
kubectl top nodes --no-headers | awk '{print $1}'
kubectl get pods.metrics.k8s.io busy --no-headers`,
      '--metrics',
      '--speed',
      '60',
    );
    expect(code).toBe(0);
    expect(out.replace(/ +/g, ' ').split('\n')).toEqual([
      'pod/busy created',
      'busy 1000m 0Mi ',
      'controlplane',
      'node01',
      'node02',
      'busy 1 0 15s',
      '',
    ]);
    const without = await script(folder, 'kubectl top pods 2>&1 || echo "exit $?"');
    expect(without.out).toBe('error: Metrics API not available\nexit 1\n');
  });

  test('signs certificates that let their users in, and no further', async () => {
    const { out, err } = await script(
      temporaryFolder(),
      `openssl req -new -newkey rsa:2048 -nodes -keyout jane.key -subj /CN=jane -out jane.csr 2>/dev/null
       printf 'apiVersion: certificates.k8s.io/v1\\nkind: CertificateSigningRequest\\nmetadata: {name: jane}\\nspec: {request: %s, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}\\n' "$(base64 -w0 jane.csr)" | kubectl apply -f -
       kubectl certificate approve jane
       kubectl wait csr jane --for=jsonpath='{.status.certificate}'
       kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt
       kubectl config set-credentials jane --client-certificate=jane.crt --client-key=jane.key
       kubectl create rolebinding jane --clusterrole=view --user=jane
       kubectl --user=jane auth whoami
       kubectl --user=jane get pods
       kubectl --user=jane get nodes || true`,
    );
    expect(out).toMatch(/^Username +jane$/m);
    expect(err).toContain('No resources found in default namespace.');
    expect(err).toContain('nodes is forbidden: User "jane" cannot list resource "nodes"');
  });

  test('takes charts of helm: install, upgrade, history, rollback, uninstall', async () => {
    const folder = temporaryFolder();
    const chart = join(folder, 'chart');
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 0.1.0\n');
    writeFileSync(join(chart, 'values.yaml'), 'replicas: 1\n');
    writeFileSync(
      join(chart, 'templates/web.yaml'),
      `apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}-web}
spec:
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
`,
    );
    const helm = kubernetesTool('helm');
    const replicas = 'kubectl get deploy shop-web -o jsonpath=\'{.spec.replicas}{"\\n"}\'';
    const { code, out, err } = await script(
      folder,
      `${helm} install shop ./chart --wait --timeout 60s >/dev/null; ${replicas}
       ${helm} upgrade shop ./chart --set replicas=3 --wait --timeout 60s >/dev/null; ${replicas}
       ${helm} history shop | awk 'NR>1{print $1, $7}'
       ${helm} rollback shop 1 --wait --timeout 60s >/dev/null; ${replicas}
       ${helm} list --short; ${helm} uninstall shop; kubectl get deploy -o name`,
    );
    expect(err).toBe('');
    expect(out).toMatch(/^1\n3\n1 superseded\n2 deployed\n1\nshop\nrelease "shop" uninstalled\n$/);
    expect(code).toBe(0);
  });
});

describe.runIf(HAS_KUBERNETES_TOOLS)('the end of a cluster', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ] as const)('by %s removes its folder', async (signal, code) => {
    const running = start(temporaryFolder(), '--no-shell');
    const kubeconfig = await printedLine(running);
    expect(existsSync(kubeconfig)).toBe(true);
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ code });
    expect(clustersIn(running.folder)).toEqual([]);
  });

  test('by SIGHUP while a program runs ends the program too', async () => {
    const running = start(temporaryFolder(), '--', 'sh', '-c', 'echo $$; exec sleep 60');
    const pid = Number(await printedLine(running));
    running.child.kill('SIGHUP');
    expect(await running.ended).toMatchObject({ code: 129 });
    expect(clustersIn(running.folder)).toEqual([]);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('of its shell by SIGKILL removes the folder', async () => {
    const { code, out } = await start(temporaryFolder(), '--', 'sh', '-c', 'kill -KILL $$').ended;
    expect([code, out]).toEqual([137, '']);
  });

  test('by SIGKILL leaves a folder that the next start removes, and the next start alone', async () => {
    const folder = temporaryFolder();
    const [killed, other] = [start(folder, '--no-shell'), start(folder, '--no-shell')];
    await printedLine(killed);
    const kubeconfig = await printedLine(other);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(clustersIn(folder)).toHaveLength(2);
    expect((await start(folder, '--', 'true').ended).code).toBe(0);
    expect(clustersIn(folder)).toHaveLength(1);
    expect(existsSync(kubeconfig)).toBe(true);
  });
});

describe.runIf(process.platform === 'linux')('the network of a cluster', () => {
  test('is one listener on loopback', async () => {
    const running = start(temporaryFolder(), '--no-shell');
    const kubeconfig = await printedLine(running);
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(readFileSync(kubeconfig, 'utf8'))?.[1]);
    expect(tcpSocketsOf(running.child.pid ?? 0)).toEqual([
      `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} listens`,
    ]);
  });
});

/** A process that has ended and that nobody has asked about has no command line. */
function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/cmdline`;
  return existsSync(path) && readFileSync(path, 'utf8') !== '';
}

/** The TCP sockets of a process: local address as the kernel writes it, and whether it listens or leads somewhere. */
function tcpSocketsOf(pid: number): string[] {
  const inodes = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => inodes.includes(columns[9] ?? ''))
      .map(([, local, remote, state]) => `${local} ${state === '0A' ? 'listens' : `leads to ${remote}`}`),
  );
}
