import { join } from 'node:path';
import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { readText } from '../files/read-file.ts';
import { orDidYouMean } from '../source/did-you-mean.ts';
import { lookUp } from '../source/look-up.ts';
import { nearest } from '../source/nearest.ts';
import { type Act, examples } from './command.ts';
import { SHELLS, type Shell } from './completion/shells.ts';

export function define(command: Command, act: Act): void {
  const installs = Object.values(SHELLS).map(({ install }) => `  ${install}`);
  command
    .argument('<shell>', Object.keys(SHELLS).join(', '))
    .addHelpText(
      'after',
      `\nTo switch it on for good, once\n(it runs the k8s-drill of your PATH):\n${installs.join('\n')}`,
    )
    .action((name: string) => {
      const shell = shellNamed(name);
      act((env) => printScript(shell, env));
    });
  examples(command, [
    ['k8s-drill completion bash', 'print the script for bash'],
    ['source <(k8s-drill completion bash)', 'complete in this bash, until it ends'],
  ]);
}

function printScript({ file }: Shell, { fs, stdout, packageDirectory }: Env): number {
  const path = join(packageDirectory, 'dist', file);
  stdout.writeExact(readText(fs, path));
  return 0;
}

/** @throws Failure `usage` */
function shellNamed(name: string): Shell {
  const shell = lookUp(SHELLS, name);
  if (shell !== undefined) return shell;
  const known = Object.keys(SHELLS);
  throw new Failure({
    code: 'usage',
    message: `unknown shell '${name}'${orDidYouMean(nearest(name, known, 1))}\nthere are ${known.join(', ')}`,
  });
}
