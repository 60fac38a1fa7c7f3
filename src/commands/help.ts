import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { orDidYouMean } from '../source/did-you-mean.ts';
import { nearest } from '../source/nearest.ts';
import { screenOf } from '../ui/screen-of.ts';
import { type Act, examples, type Program } from './command.ts';
import type { Guide } from './help/guide.ts';
import { GUIDES } from './help/guides.ts';

export function define(command: Command, act: Act): void {
  const names = GUIDES.map(({ name }) => name).join(', ');
  command
    .argument('[subject...]', `${names}, or a command`)
    .action((words: string[]) => act((env, program) => help(words, env, program)));
  examples(command, [
    ['k8s-drill help keys', 'what each key does'],
    ['k8s-drill help quiz', 'the flags of quiz'],
    ['k8s-drill help config set', 'of a command within another'],
  ]);
}

/** Shows a guide, or the help of a command. @throws Failure `usage` if there is neither */
async function help(words: readonly string[], env: Env, { commands, invoke }: Program): Promise<number> {
  const [word = ''] = words;
  const found = GUIDES.find(({ name }) => name === word);
  if (found !== undefined) return showGuide(found, env);
  if (word !== '' && !commands.includes(word)) throw unknownSubject(word, commands);
  return invoke([...words, '--help']);
}

async function showGuide({ load }: Guide, env: Env): Promise<number> {
  const { guide } = await load();
  env.stdout.write(`${guide(screenOf(env), env)}\n`);
  return 0;
}

function unknownSubject(word: string, commands: readonly string[]): Failure {
  const known = [...GUIDES.map(({ name }) => name), ...commands];
  const guides = GUIDES.map(({ name }) => name).join(', ');
  return new Failure({
    code: 'usage',
    message: `there is no help on '${word}'${orDidYouMean(nearest(word, known))}\nthere is help on ${guides}, and on every command`,
  });
}
