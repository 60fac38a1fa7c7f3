import { lookUp } from '../../source/look-up.ts';
import type { Command } from '../command/command.ts';
import { EVERYDAY_TOOLS } from '../command/everyday-tools.ts';
import type { Fact } from '../command/fact.ts';
import { isNeutralToAnyVerb, isNeutralToKubectl, isOutput, isTable } from './neutral-kubectl.ts';

/**
 * Whether a command may say this beyond its reference and still do and show what was asked.
 * @param pipe the commands of the reference that read its output
 */
export function isNeutral(
  { path, value }: Fact,
  { tool, verb, facts }: Command,
  pipe: readonly Command[],
): boolean {
  // Errors go nowhere, or where the output goes, to the terminal or into the pipe; `> f 2>&1` is another fact.
  if (path === 'redirect' && /^2>(?:&1| ?\/dev\/null)$/.test(value)) return true;
  // Each line is marked, and none is left out.
  if ((path === '--timestamps' || path === '--prefix') && verb?.name === 'logs')
    return pipe.length === 0 && !facts.some(isOutput);
  if (path === '--kubeconfig' && value === ADMIN_CONFIG) return true;
  const [, program, flag] = LOOK.exec(path) ?? [];
  if (program !== undefined && flag !== undefined) return isLook(program, flag, facts, pipe);
  switch (tool) {
    case 'apt-get':
      return path === 'variable DEBIAN_FRONTEND';
    case 'crictl':
      // Without `--all`, only running containers are listed.
      return (
        MORE_COLUMNS.has(path) ||
        (path === '--image-endpoint' &&
          facts.some((fact) => fact.path === '--runtime-endpoint' && fact.value === value)) ||
        (path === '--state' && /^running$/i.test(value) && !facts.some((fact) => fact.path === '--all'))
      );
    case 'docker':
      // A terminal changes nothing for a command that is run to its end.
      return path === '--no-trunc' || path === '--interactive' || path === '--tty';
    case 'etcdctl':
    case 'etcdutl':
      return isTable(path, value) || path === '--command-timeout' || path === '--dial-timeout';
    case 'helm':
      // A repository of that name is written again, with the address that was asked for.
      return (
        (path === '--output' && LISTS.has(verb?.name ?? '')) ||
        (path === '--namespace' && value === 'default') ||
        (path === '--force-update' && verb?.name === 'repo add') ||
        (PATIENCE.has(path) && /^(?:install|upgrade)$/.test(verb?.name ?? ''))
      );
    case 'journalctl':
      return path === '--catalog' || path === '--pager-end';
    case 'kubeadm':
      return path === '--v' || (STEPS.has(verb?.name ?? '') && path === 'redirect' && /^1>/.test(value));
    case 'openssl':
      // A key that exists is not written, so it is not encrypted either.
      return (
        path === '--verbose' ||
        path === '--batch' ||
        // The extensions that a certificate of one's own has by openssl's usual configuration.
        (path === '--extensions' && value === 'v3_ca' && facts.some((fact) => fact.path === '--x509')) ||
        (path === '--noenc' && facts.some((fact) => fact.path === '--key'))
      );
    case 'kubectl':
      return (
        isNeutralToAnyVerb({ path, value }, verb, facts) ||
        isNeutralToKubectl({ path, value }, verb?.name ?? '', facts, pipe)
      );
    case 'systemctl':
      return verb?.name === 'status' && path === '--lines';
    default:
      return false;
  }
}

/** The kubeconfig that kubeadm leaves on a control plane node, for whoever administers the cluster. */
const ADMIN_CONFIG = '/etc/kubernetes/admin.conf';
const MORE_COLUMNS: ReadonlySet<string> = new Set(['--debug', '--no-trunc', '--verbose', '--digests']);
/** Flags of Helm that matter only where what was asked for takes long or fails. */
const PATIENCE: ReadonlySet<string> = new Set(['--rollback-on-failure', '--timeout', '--wait']);
/** Commands of kubeadm that are about what they do; people keep what they say in a file of their own. */
const STEPS: ReadonlySet<string> = new Set(['init', 'join', 'upgrade apply', 'reset']);

/** What Helm prints as a table, and in other formats with the same data. */
const LISTS: ReadonlySet<string> = new Set(['history', 'list', 'repo list', 'search repo']);

/** `ls -l` */
const LOOK = /^([\w-]+) (--?[\w-]+)$/;
/** Programs that do more than they print, and whose looks are about how they do it. */
const ACTING: ReadonlySet<string> = new Set(['cp', 'mkdir', 'mv', 'rm', 'scp', 'ssh']);

/** Whether a flag leaves what was asked for in the output: on the terminal, where no program reads it. */
function isLook(program: string, flag: string, facts: readonly Fact[], pipe: readonly Command[]): boolean {
  if (lookUp(EVERYDAY_TOOLS, program)?.looks?.includes(flag) !== true) return false;
  if (ACTING.has(program)) return true;
  if (program === 'grep' && facts.some(isSelective)) return false;
  if (program === 'grep' && flag === '-i') return true;
  return !facts.some(isOutput) && (program === 'grep' || pipe.every(({ tool }) => tool === 'grep'));
}

/** `-v` shows the other lines, `-c` and `-o` no lines. */
function isSelective({ path, value }: Fact): boolean {
  return path === 'words' && /"-[cov]"/.test(value);
}
