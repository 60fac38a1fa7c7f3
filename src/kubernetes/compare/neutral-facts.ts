import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';

/** Whether a command may say this beyond its reference and still do and show what was asked. */
export function isNeutral({ path, value }: Fact, { tool, verb, facts }: Command): boolean {
  // Errors go where the output goes, to the terminal or into the pipe; `> f 2>&1` is another fact.
  if (path === 'redirect' && value === '2>&1') return true;
  switch (tool) {
    case 'crictl':
      return path === '--debug' || path === '--no-trunc';
    case 'docker':
      // A terminal changes nothing for a command that is run to its end.
      return path === '--no-trunc' || path === '--interactive' || path === '--tty';
    case 'etcdctl':
    case 'etcdutl':
      return isTable(path, value);
    case 'grep':
      // More lines, or their numbers: on the terminal what was asked for is still there.
      if (facts.some(isSelective)) return false;
      return path === '-i' || (path === '-n' && !facts.some(isOutput));
    case 'journalctl':
      return path === '--catalog' || path === '--pager-end';
    case 'kubeadm':
      return path === '--v';
    case 'openssl':
      // A key that exists is not written, so it is not encrypted either.
      return path === '--verbose' || (path === '--noenc' && facts.some((fact) => fact.path === '--key'));
    case 'kubectl':
      if (verb?.name === 'exec' && (path === '--stdin' || path === '--tty')) return true;
      if (verb?.name === 'exec' || verb?.name === 'logs')
        return (
          (path === '--container' && facts.some((fact) => isOnlyContainer(value, fact))) ||
          isTable(path.replace(/^in the container: /, ''), value)
        );
      // `--now` only hurries, unlike `--force`, which does not wait for the end of what runs.
      return verb?.name === 'delete' && path === '--grace-period' && value === '1' && !facts.some(isForce);
    default:
      return false;
  }
}

const CONTROL_PLANE = /^(?:etcd|kube-(?:apiserver|controller-manager|scheduler))$/;

/** kubeadm gives a Pod of the control plane one container, of the name that the Pod has without its node. */
function isOnlyContainer(name: string, { path, value }: Fact): boolean {
  return path === 'target' && CONTROL_PLANE.test(name) && value.startsWith(`pods/${name}-`);
}

/** The look of what etcd's tools print. */
function isTable(path: string, value: string): boolean {
  return path === '--write-out' && value === 'table';
}

function isOutput({ path }: Fact): boolean {
  return path === 'output' || path === 'redirect';
}

/** `-v` shows the other lines, `-c` and `-o` no lines. */
function isSelective({ path, value }: Fact): boolean {
  return path === 'words' && /"-[cov]"/.test(value);
}

function isForce({ path }: Fact): boolean {
  return path === '--force' || path === '--grace-period';
}
