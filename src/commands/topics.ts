import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { type Act, examples } from './command.ts';

export function define(command: Command, act: Act): void {
  command.option('--json', 'print one JSON document');
  examples(command, [['k8s-drill topics', 'every topic with its cards']]);
  command.action((flags: { json?: boolean }) => act((env) => listTopics(flags.json === true, env)));
}

function listTopics(json: boolean, env: Env): number {
  env.stdout.write(json ? '{}\n' : '\n');
  return 0;
}
