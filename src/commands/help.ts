import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { toolVersion } from '../files/tool-version.ts';
import { drawFor } from '../play/open-frontend.ts';
import { nearest } from '../source/nearest.ts';
import { type Act, examples } from './command.ts';
import { GUIDES, type Guide } from './help/guides.ts';
import { COMMANDS } from './registry.ts';

export function define(command: Command, act: Act): void {
  const names = GUIDES.map(({ name }) => name).join(', ');
  command
    .argument('[subject...]', `${names}, or a command`)
    .action((words: string[]) => act((env) => help(words, env)));
  examples(command, [
    ['k8s-drill help keys', 'what each key does'],
    ['k8s-drill help quiz', 'the flags of quiz'],
    ['k8s-drill help config set', 'of a command within another'],
  ]);
}

/** Shows a guide, or the help of a command. @throws Failure `usage` where there is neither */
async function help(words: readonly string[], env: Env): Promise<number> {
  const [word = ''] = words;
  const found = GUIDES.find(({ name }) => name === word);
  if (found !== undefined) return showGuide(found, env);
  if (word !== '' && !COMMANDS.some(({ name }) => name === word)) throw unknownSubject(word);
  const { invoke } = await import('./program.ts');
  return invoke([...words, '--help'], env, toolVersion(env));
}

async function showGuide({ load }: Guide, env: Env): Promise<number> {
  const { guide } = await load();
  env.stdout.write(`${guide(env.stdout.columns, drawFor(env), env)}\n`);
  return 0;
}

function unknownSubject(word: string): Failure {
  const known = [...GUIDES, ...COMMANDS].map(({ name }) => name);
  const near = nearest(word, known).map((name) => `'${name}'`);
  const meant = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  const guides = GUIDES.map(({ name }) => name).join(', ');
  return new Failure({
    code: 'usage',
    message: `there is no help on '${word}'${meant}\nthere is help on ${guides}, and on every command`,
  });
}
