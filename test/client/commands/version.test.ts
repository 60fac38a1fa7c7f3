import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

describe('kubectl version and cluster-info', () => {
  it('print the version and the address of the cluster', () => {
    const shell = new ClusterShell();
    expect(shell.kubectl('version').stdout).toBe(
      'Client Version: v1.35.0\nKustomize Version: v5.7.1\nServer Version: v1.35.0\n',
    );
    expect(shell.kubectl('version --client -o json').stdout).toContain('"compiler": "k8s-drill"');
    expect(shell.kubectl('cluster-info').stdout).toBe(
      "Kubernetes control plane is running at https://127.0.0.1:6443\nCoreDNS is running at https://127.0.0.1:6443/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy\n\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
    );
  });

  it('dump lists and logs', () => {
    const shell = new ClusterShell();
    shell.kubectl('run web --image=nginx');
    shell.cluster.advance(5000);
    const { stdout, exit } = shell.kubectl('cluster-info dump --namespaces=default');
    expect(exit).toBe(0);
    expect(stdout).toContain('==== START logs for container web of pod default/web ====\n');
    expect(shell.kubectl('cluster-info dump --output-directory=x').exit).toBe(1);
  });
});
