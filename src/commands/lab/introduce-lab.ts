import type { Env } from '../../env.ts';
import { wrap } from '../../ui/render/wrap.ts';
import { screenOf } from '../../ui/screen-of.ts';

export interface LabIntroduction {
  /** Notes on the cluster, in whole sentences. */
  readonly cluster: string;
  /** The description of the word `exit`: `ends the lab`. */
  readonly exit: string;
}

/** Prints below the task what the shell offers, and the current folder. */
export function introduceLab(
  { cluster, exit, work }: LabIntroduction & { readonly work: string },
  env: Env,
): void {
  const { style, width } = screenOf(env);
  const key = (word: string): string => style.key(word);
  const words = `${key('task')} shows this again, ${key('hint')} helps, ${key('check')} says how far you are, ${key('reset')} begins again, ${key('solution')} shows the way, ${key('exit')} ${exit}.`;
  const place = `${cluster} You are in ${work}; it is removed at the end.`;
  env.stdout.write(`\n${wrap(words, width)}\n${style.dim(wrap(place, width))}\n\n`);
}
