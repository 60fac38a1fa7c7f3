import type { Running } from '../../src/client/client-effect.ts';
import { driveOnCluster } from '../../src/client/drive-cluster.ts';
import { runKubectl } from '../../src/client/kubectl.ts';
import { SmallShell } from '../../src/client/shell/run-script.ts';
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
  readonly #shell = new SmallShell({ variables: { HOME: '/home/user' } });

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
    this.files = new VirtualFiles({ '/home/user/.kube/config': KUBECONFIG, ...files });
  }

  /** @param line what follows `kubectl`, words parted by blanks. */
  kubectl(line: string, stdin = '', edit?: (text: string) => string): KubectlRun {
    const words = line.split(' ').filter((word) => word !== '');
    const { ended, ...printed } = this.#drive(runKubectl(words, { HOME: '/home/user' }), stdin, edit);
    return { exit: ended, ...printed };
  }

  /** Runs a script in the small shell, which finds what earlier scripts left. */
  script(text: string, stdin = ''): KubectlRun | { readonly beyond: string } {
    const { ended, ...printed } = this.#drive(this.#shell.run(text), stdin);
    return 'exit' in ended ? { exit: ended.exit, ...printed } : { beyond: ended.beyond };
  }

  #drive<T>(running: Running<T>, stdin: string, edit?: (text: string) => string) {
    const printed = { stdout: '', stderr: '' };
    const ended = driveOnCluster(running, {
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
    return { ended, ...printed };
  }
}
