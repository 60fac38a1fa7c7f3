import type { Command } from 'commander';
import { runHelm } from '../client/helm/helm.ts';
import type { Env } from '../env.ts';
import { driveRemote } from '../serve/client/drive-remote.ts';
import { type Act, examples } from './command.ts';

export function define(command: Command, act: Act): void {
  command
    .argument('[words...]', 'what follows helm')
    .allowUnknownOption()
    .action((words: string[]) => act((env) => helm(words, env)));
  examples(command, [
    [
      'k8s-drill helm -- install shop ./chart',
      'install a chart in a folder on the cluster that KUBECONFIG names',
    ],
  ]);
}

function helm(words: readonly string[], env: Env): Promise<number> {
  const variables = { ...env.variables, HOME: env.homeDirectory };
  return driveRemote(runHelm(words, variables), { env, edit: () => ({ failed: 'helm edits nothing' }) });
}
