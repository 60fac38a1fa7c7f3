import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ENTRY = resolve(import.meta.dirname, '../../bin/k8s-drill.js');
const folder = mkdtempSync(join(tmpdir(), 'built-in-kubectl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs shell lines beside a cluster, with the kubectl that is built in. */
function inCluster(script: string): { code: number | null; stdout: string; stderr: string } {
  const line = [ENTRY, 'cluster', '--built-in', '--', 'sh', '-c', script];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, HOME: folder },
  });
  return { code: status, stdout, stderr };
}

test('the built-in kubectl changes the cluster that runs beside it, through pipes and files', () => {
  const { code, stdout, stderr } = inCluster(
    [
      'kubectl create deployment web --image=nginx --replicas=2',
      'kubectl rollout status deploy/web --timeout=30s | tail -1',
      "k get pods -l app=web -o jsonpath='{.items[*].status.phase}'; echo",
      'kubectl create configmap c --from-literal=a=b --dry-run=client -o yaml | kubectl apply -f -',
      'kubectl exec deploy/web -- cat /etc/hostname | wc -l',
      'kubectl delete deploy web',
      'kubectl get pods nosuch',
    ].join('\n'),
  );
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'deployment.apps/web created',
    'deployment "web" successfully rolled out',
    'Running Running',
    'configmap/c created',
    '1',
    'deployment.apps "web" deleted from default namespace',
  ]);
  expect(stderr).toBe('Error from server (NotFound): pods "nosuch" not found\n');
  expect(code).toBe(1);
});

test('what it does not know it refuses, and nothing stays behind', () => {
  const { stderr } = inCluster('kubectl frobnicate; kubectl --context=nosuch get pods');
  expect(stderr).toContain('error: unknown command "frobnicate" for "kubectl"');
  expect(stderr).toContain('error: context "nosuch" does not exist');
  expect(readdirSync(folder)).toEqual([]);
});

test('it talks to this machine only', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [ENTRY, 'kubectl', '--', 'get', 'pods', '--server=https://example.com'],
    { encoding: 'utf8', env: { ...process.env, KUBECONFIG: join(folder, 'none') } },
  );
  expect(stderr).toBe(
    'error: the kubectl built into k8s-drill talks to servers on this machine only, not example.com\n',
  );
  expect(status).toBe(1);
});
