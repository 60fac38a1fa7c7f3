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
  /** Whether it is run on a node as root, so that `sudo` makes no difference. */
  readonly asRoot: boolean;
  /** Variables that may be set before the command although the current version ignores them. */
  readonly ignoredVariables: readonly string[];
  /** Builds the table. A command that is equivalent to another has the flags of that one. */
  readonly load: () => ToolTable;
}

/** The tools other than kubectl, sorted by name. */
export const TOOLS: readonly ToolInfo[] = [
  tool('crictl', true, crictl),
  tool('ctr', true, ctr),
  tool('docker', true, docker),
  // Since etcd 3.6 there is only the v3 API: <https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-3.6.md>
  tool('etcdctl', true, etcdctl, ['ETCDCTL_API']),
  tool('etcdutl', true, etcdutl, ['ETCDCTL_API']),
  // Not as root: another user has a different kubeconfig and different repositories.
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

/** Gives every command with `sameAs` the flags and words of that command. */
function fillSameCommands(table: ToolTable): ToolTable {
  const commands = Object.entries(table.commands).map(([name, entry]) => [name, filled(name, entry, table)]);
  return { ...table, commands: Object.fromEntries(commands) };
}

/** An entry with what it shares with its equivalent command. The tool itself gets no words: after its name, a word must be a command. */
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
