import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HAS_KUBERNETES_TOOLS, kubernetesTool } from '../support/kubernetes-tools.ts';
import { BIN, variablesFor } from '../support/real-program.ts';
import { temporaryFolder } from '../support/test-env.ts';

const DECK = `---
title: Mine
topic: mine
domain: troubleshooting
kubernetes: "1.35"
---

## Give the Deployment \`web\` in namespace \`shop\` 2 replicas, and leave its Service \`web\` alone
<!--
id: lab-two
-->

\`\`\`yaml setup
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
\`\`\`

\`\`\`yaml check 2
kind: Deployment
metadata: {name: web, namespace: shop}
status: {availableReplicas: 2}
\`\`\`

\`\`\`text check
unchanged: service/web -n shop
\`\`\`

\`\`\`sh answer
kubectl -n shop scale deployment web --replicas=2
\`\`\`
`;

const path = `${dirname(kubernetesTool('kubectl'))}:${process.env['PATH']}`;

interface Cluster {
  readonly folder: string;
  readonly kubeconfig: string;
}

/** Our own cluster, which is a real one as far as kubectl is concerned. */
async function servedCluster(): Promise<Cluster> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'mine.md'), DECK);
  const env = { ...variablesFor(join(folder, 'served')), TMPDIR: folder, PATH: path };
  const child = spawn(process.execPath, [BIN, 'cluster', '--no-shell'], { env, cwd: folder });
  onTestFinished(() => void child.kill('SIGTERM'));
  const kubeconfig = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  return { folder, kubeconfig };
}

/** Runs a program with that cluster in the kubeconfig. @param shell what runs in place of the learner's shell */
function run({ folder, kubeconfig }: Cluster, args: readonly string[], shell = '/bin/true') {
  const home = variablesFor(join(folder, 'home'));
  const env = { ...home, TMPDIR: folder, PATH: path, KUBECONFIG: kubeconfig, SHELL: shell };
  const child = spawn(args[0] ?? '', args.slice(1), { env, cwd: folder });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      out += text;
    });
  child.stdin.end();
  return new Promise<{ code: number | null; out: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out })),
  );
}

const CONTEXT = ['--context', 'kubernetes-admin@kubernetes'];
const lab = (cluster: Cluster, args: readonly string[], shell?: string) =>
  run(cluster, [process.execPath, BIN, 'lab', '--deck', 'mine.md', ...args], shell);
const kubectl = async (cluster: Cluster, ...args: readonly string[]): Promise<string> =>
  (await run(cluster, ['kubectl', ...args])).out;

/** A program that does something and is gone, for a shell. */
function script({ folder }: Cluster, text: string): string {
  const file = join(folder, `shell-${text.length}`);
  writeFileSync(file, `#!/bin/sh\nexec 2>&1\n${text}\n`, { mode: 0o755 });
  return file;
}

describe.runIf(HAS_KUBERNETES_TOOLS)('a lab on a real cluster', () => {
  test('is set up, checked by its state, begun again, and removed', async () => {
    const cluster = await servedCluster();
    const shell = script(
      cluster,
      `P=$(dirname $KUBECONFIG)/bin; PATH=$P:$PATH
kubectl get namespace shop -o jsonpath='{.metadata.labels.k8s-drill-lab}{"\\n"}'
kubectl -n shop rollout status deployment web --timeout=60s
$P/check
kubectl -n shop scale deployment web --replicas=2
kubectl -n shop rollout status deployment web --timeout=60s
$P/reset
kubectl -n shop get deployment web -o jsonpath='{.spec.replicas}{"\\n"}'
kubectl -n shop scale deployment web --replicas=2
kubectl -n shop rollout status deployment web --timeout=60s
$P/check`,
    );
    const { code, out } = await lab(cluster, ['mine/lab-two', ...CONTEXT, '--yes'], shell);
    expect(out).toContain('mine.lab-two\n');
    expect(out).toContain('available replicas: 1 of 2');
    expect(out).toContain('The cluster and your files are as they were at the beginning.\n1\n');
    expect(out).toMatch(/Solved: 3 of 3 points[\s\S]*Removing what the lab made[\s\S]*Recorded as solved/);
    expect(code).toBe(0);
    expect(await kubectl(cluster, 'get', 'namespaces', '-o', 'name')).not.toContain('shop');
  });

  test('is refused where nobody agrees, where it needs simulation, and where its names are taken', async () => {
    const cluster = await servedCluster();
    expect(await lab(cluster, ['mine/lab-two', ...CONTEXT])).toEqual({
      code: 2,
      out: expect.stringContaining('--yes answers for you'),
    });
    expect(await lab(cluster, ['troubleshoot-apps/lab-image-typo', ...CONTEXT, '--yes'])).toEqual({
      code: 2,
      out: expect.stringContaining('it declares images that no registry has'),
    });
    expect(await lab(cluster, ['mine/lab-two', '--context', 'nowhere', '--yes'])).toEqual({
      code: 2,
      out: expect.stringContaining('nowhere'),
    });
    await kubectl(cluster, 'create', 'namespace', 'shop');
    expect(await lab(cluster, ['mine/lab-two', ...CONTEXT, '--yes'])).toEqual({
      code: 2,
      out: expect.stringContaining('the cluster has namespace/shop already'),
    });
    expect(await kubectl(cluster, 'get', 'namespace', 'shop', '-o', 'name')).toBe('namespace/shop\n');
  });

  test('of a cluster that is not on this machine needs --yes', async () => {
    const cluster = await servedCluster();
    const name = 'kubernetes';
    await kubectl(cluster, 'config', 'set-cluster', name, '--server=https://192.0.2.1:6443');
    expect(await lab(cluster, ['mine/lab-two', ...CONTEXT])).toEqual({
      code: 2,
      out: expect.stringContaining('is not on this machine (https://192.0.2.1:6443)'),
    });
  });
});
