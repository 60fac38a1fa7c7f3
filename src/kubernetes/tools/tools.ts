import { fillSameCommands } from './same-commands.ts';
import type { ToolTable } from './table.ts';

export interface ToolInfo {
  readonly name: string;
  /** It is run on a node as root, so `sudo` in front changes nothing. */
  readonly asRoot: boolean;
  /** Variables that may be set in front and that the current version does not read. */
  readonly ignoredVariables: readonly string[];
  /** Reads the table when the tool is first used. A command that does the same as another has that one's flags. */
  readonly load: () => Promise<ToolTable>;
}

/** The tools beside kubectl, by the order of their names. */
export const TOOLS: readonly ToolInfo[] = [
  tool('crictl', true, () => import('./crictl.json')),
  tool('ctr', true, () => import('./ctr.json')),
  tool('docker', true, () => import('./docker.json')),
  // since etcd 3.6 there is only the v3 API: <https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-3.6.md>
  tool('etcdctl', true, () => import('./etcdctl.json'), ['ETCDCTL_API']),
  tool('etcdutl', true, () => import('./etcdutl.json'), ['ETCDCTL_API']),
  // not as root: another user has another kubeconfig and other repositories
  tool('helm', false, () => import('./helm.json')),
  tool('journalctl', true, () => import('./journalctl.json')),
  tool('kubeadm', true, () => import('./kubeadm.json')),
  tool('kustomize', false, () => import('./kustomize.json')),
  tool('openssl', true, () => import('./openssl.json')),
  tool('systemctl', true, () => import('./systemctl.json')),
];

function tool(
  name: string,
  asRoot: boolean,
  read: () => Promise<{ readonly default: unknown }>,
  ignoredVariables: readonly string[] = [],
): ToolInfo {
  const load = async () => fillSameCommands((await read()).default as ToolTable);
  return { name, asRoot, ignoredVariables, load };
}
