import { lookUp } from '../../source/look-up.ts';
import crictl from './crictl.json' with { type: 'json' };
import ctr from './ctr.json' with { type: 'json' };
import docker from './docker.json' with { type: 'json' };
import etcdctl from './etcdctl.json' with { type: 'json' };
import etcdutl from './etcdutl.json' with { type: 'json' };
import helm from './helm.json' with { type: 'json' };
import journalctl from './journalctl.json' with { type: 'json' };
import kubeadm from './kubeadm.json' with { type: 'json' };
import kustomize from './kustomize.json' with { type: 'json' };
import openssl from './openssl.json' with { type: 'json' };
import systemctl from './systemctl.json' with { type: 'json' };
import type { CommandEntry, ToolTable } from './table.ts';

export interface ToolInfo {
  readonly name: string;
  /** It is run on a node as root, so `sudo` in front changes nothing. */
  readonly asRoot: boolean;
  /** Variables that may be set in front and that the current version does not read. */
  readonly ignoredVariables: readonly string[];
  /** Builds the table. A command that does the same as another has that one's flags. */
  readonly load: () => ToolTable;
}

/** The tools beside kubectl, by the order of their names. */
export const TOOLS: readonly ToolInfo[] = [
  tool('crictl', true, crictl),
  tool('ctr', true, ctr),
  tool('docker', true, docker),
  // since etcd 3.6 there is only the v3 API: <https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-3.6.md>
  tool('etcdctl', true, etcdctl, ['ETCDCTL_API']),
  tool('etcdutl', true, etcdutl, ['ETCDCTL_API']),
  // not as root: another user has another kubeconfig and other repositories
  tool('helm', false, helm),
  tool('journalctl', true, journalctl),
  tool('kubeadm', true, kubeadm),
  tool('kustomize', false, kustomize),
  tool('openssl', true, openssl),
  tool('systemctl', true, systemctl),
];

function tool(
  name: string,
  asRoot: boolean,
  table: unknown,
  ignoredVariables: readonly string[] = [],
): ToolInfo {
  return { name, asRoot, ignoredVariables, load: () => fillSameCommands(table as ToolTable) };
}

/** Gives every command with `sameAs` the flags and words of the command that it names. */
function fillSameCommands(table: ToolTable): ToolTable {
  const commands = Object.entries(table.commands).map(([name, entry]) => [name, filled(name, entry, table)]);
  return { ...table, commands: Object.fromEntries(commands) };
}

/** Behind the tool's bare name a word is a command, whatever the tool does without one. */
function filled(name: string, entry: CommandEntry, table: ToolTable): CommandEntry {
  const same = entry.sameAs === undefined ? undefined : lookUp(table.commands, entry.sameAs);
  if (same === undefined) return entry;
  const { flags, arguments: words, interspersed } = same;
  return {
    ...entry,
    flags,
    ...(words === undefined || name === '' ? {} : { arguments: words }),
    ...(interspersed === undefined ? {} : { interspersed }),
  };
}
