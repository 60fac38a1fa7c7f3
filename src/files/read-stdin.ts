import type { Env } from '../env.ts';

/** All of standard input. */
export async function readStdin({ stdin }: Pick<Env, 'stdin'>): Promise<string> {
  stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of stdin) text += chunk;
  return text;
}
