import { driveOnCluster } from '../../src/client/drive-cluster.ts';
import { runKubectl } from '../../src/client/kubectl.ts';
import { VirtualFiles } from '../../src/client/virtual-files.ts';
import { Cluster } from '../../src/cluster/cluster.ts';

export interface KubectlRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: k8s
contexts:
- {name: k8s, context: {cluster: k8s, user: admin}}
clusters:
- {name: k8s, cluster: {server: 'https://127.0.0.1:6443'}}
users:
- {name: admin, user: {}}
`;

/** A cluster in memory and the kubectl that is built in, with files of its own. */
export class ClusterShell {
  readonly cluster: Cluster;
  readonly files: VirtualFiles;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
    this.files = new VirtualFiles({ '/home/user/.kube/config': KUBECONFIG, ...files });
  }

  /** @param line what follows `kubectl`, words parted by blanks. */
  kubectl(line: string, stdin = '', edit?: (text: string) => string): KubectlRun {
    const printed = { stdout: '', stderr: '' };
    const words = line.split(' ').filter((word) => word !== '');
    const exit = driveOnCluster(runKubectl(words, { HOME: '/home/user' }), {
      cluster: this.cluster,
      user: {
        name: 'kubernetes-admin',
        groups: ['kubeadm:cluster-admins', 'system:authenticated', 'system:masters'],
      },
      files: this.files,
      stdin: new TextEncoder().encode(stdin),
      ...(edit !== undefined && { edit }),
      print: (to, text) => {
        printed[to] += text;
      },
    });
    this.cluster.advance(1000);
    return { exit, ...printed };
  }
}
