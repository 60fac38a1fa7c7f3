import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../../support/cluster-shell.ts';

describe('kubectl rollout history --revision', () => {
  // Expected: the output of kubectl 1.35 against the same cluster.
  it('prints one revision with its template', () => {
    const shell = new ClusterShell();
    shell.kubectl('create deploy web --image=nginx:1.27');
    shell.kubectl('set image deploy/web nginx=nginx:1.28');
    const { stdout } = shell.kubectl('rollout history deploy web --revision=2');
    expect(stdout.replace(/hash=\w+/, 'hash=H')).toBe(
      'deployment.apps/web with revision #2\nPod Template:\n  Labels:\tapp=web\n\tpod-template-hash=H\n  Containers:\n   nginx:\n    Image:\tnginx:1.28\n    Port:\t<none>\n    Host Port:\t<none>\n    Environment:\t<none>\n    Mounts:\t<none>\n  Volumes:\t<none>\n  Node-Selectors:\t<none>\n  Tolerations:\t<none>\n\n',
    );
    expect(shell.kubectl('rollout history deploy web --revision=9').stderr).toBe(
      'error: unable to find the specified revision\n',
    );
    expect(shell.kubectl('rollout history deploy web -o name').stdout).toMatch(
      /^replicaset\.apps\/web-\w+\nreplicaset\.apps\/web-\w+\n$/,
    );
    expect(shell.kubectl('rollout undo deploy web --dry-run=client').stdout).toMatch(
      /^deployment\.apps\/web Pod Template:\n[\s\S]*nginx:1\.27[\s\S]* \(dry run\)\n$/,
    );
  });
});
