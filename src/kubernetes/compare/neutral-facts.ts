import { lookUp } from '../../source/look-up.ts';
import type { Command } from '../command/command.ts';
import { EVERYDAY_TOOLS } from '../command/everyday-tools.ts';
import type { Fact } from '../command/fact.ts';
import { isNeutralToAnyVerb, isNeutralToKubectl, isOutput, isTable } from './neutral-kubectl.ts';

/**
 * Whether a command may state a fact that its reference does not, and still do and show what was asked.
 * @param pipe the commands of the reference that read its output
 */
export function isNeutral(
  { path, value }: Fact,
  { tool, verb, facts }: Command,
  pipe: readonly Command[],
): boolean {
  // Errors are dropped, or follow the output to the terminal or into the pipe. `> f 2>&1` is another fact.
  if (path === 'redirect' && /^2>(?:&1| ?\/dev\/null)$/.test(value)) return true;
  // These add a mark to each line and leave no line out.
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
      // A terminal makes no difference to a command that runs to its end.
      return path === '--no-trunc' || path === '--interactive' || path === '--tty';
    case 'etcdctl':
    case 'etcdutl':
      return isTable(path, value) || path === '--command-timeout' || path === '--dial-timeout';
    case 'helm':
      // `--force-update` overwrites a repository of that name with the requested address.
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
      // `--noenc` has no effect with an existing key, which is not written.
      return (
        path === '--verbose' ||
        path === '--batch' ||
        // openssl's default configuration gives these extensions to a self-signed certificate.
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

/** The kubeconfig for administrators that kubeadm creates on a control plane node. */
const ADMIN_CONFIG = '/etc/kubernetes/admin.conf';
const MORE_COLUMNS: ReadonlySet<string> = new Set(['--debug', '--no-trunc', '--verbose', '--digests']);
/** Flags of Helm that matter only if the operation is slow or fails. */
const PATIENCE: ReadonlySet<string> = new Set(['--rollback-on-failure', '--timeout', '--wait']);
/** Commands of kubeadm that are run for their effect; people often redirect their output to a file. */
const STEPS: ReadonlySet<string> = new Set(['init', 'join', 'upgrade apply', 'reset']);

/** Commands of Helm that print a table, or the same data in other formats. */
const LISTS: ReadonlySet<string> = new Set(['history', 'list', 'repo list', 'search repo']);

/** `ls -l` */
const LOOK = /^([\w-]+) (--?[\w-]+)$/;
/** Programs that are run for their effect, whose cosmetic flags are about how they do it. */
const ACTING: ReadonlySet<string> = new Set(['cp', 'mkdir', 'mv', 'rm', 'scp', 'ssh']);

/** Whether a flag keeps everything that was asked for in the output, and no program reads that output. */
function isLook(program: string, flag: string, facts: readonly Fact[], pipe: readonly Command[]): boolean {
  if (lookUp(EVERYDAY_TOOLS, program)?.looks?.includes(flag) !== true) return false;
  if (ACTING.has(program)) return true;
  if (program === 'grep' && facts.some(isSelective)) return false;
  if (program === 'grep' && flag === '-i') return true;
  return !facts.some(isOutput) && (program === 'grep' || pipe.every(({ tool }) => tool === 'grep'));
}

/** Whether a flag of `grep` selects other output: `-v` shows the other lines, `-c` and `-o` show no whole lines. */
function isSelective({ path, value }: Fact): boolean {
  return path === 'words' && /"-[cov]"/.test(value);
}
