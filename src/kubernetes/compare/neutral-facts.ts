import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';

/** Whether a command may say this beyond its reference and still do and show what was asked. */
export function isNeutral({ path }: Fact, { tool, verb }: Command): boolean {
  switch (tool) {
    case 'crictl':
      return path === '--debug';
    case 'openssl':
      return path === '--verbose';
    case 'kubectl':
      // A terminal changes nothing for a command that is run to its end.
      return verb?.name === 'exec' && (path === '--stdin' || path === '--tty');
    default:
      return false;
  }
}
