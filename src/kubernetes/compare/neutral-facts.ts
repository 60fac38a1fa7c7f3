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
      return path === '--no-trunc';
    case 'openssl':
      return path === '--verbose';
    case 'kubectl':
      // A terminal changes nothing for a command that is run to its end.
      if (verb?.name === 'exec') return path === '--stdin' || path === '--tty';
      // `--now` only hurries, unlike `--force`, which does not wait for the end of what runs.
      return verb?.name === 'delete' && path === '--grace-period' && value === '1' && !facts.some(isForce);
    default:
      return false;
  }
}

function isForce({ path }: Fact): boolean {
  return path === '--force' || path === '--grace-period';
}
