import type { Env } from '../../env.ts';
import { wrap } from '../../ui/render/wrap.ts';
import { screenOf } from '../../ui/screen-of.ts';
import type { OpenLab } from './open-lab.ts';

/** Says below the task what the shell has, and where one is. */
export function introduceLab(
  { work }: OpenLab,
  { builtIn, isChosen }: { readonly builtIn: boolean; readonly isChosen: boolean },
  env: Env,
): void {
  const { style, width } = screenOf(env);
  const key = (word: string): string => style.key(word);
  const words = `${key('task')} shows this again, ${key('hint')} helps, ${key('check')} says how far you are, ${key('reset')} begins again, ${key('solution')} shows the way, ${key('exit')} ends the lab.`;
  const kubectl = builtIn
    ? `${isChosen ? '' : 'kubectl is not on your PATH; '}kubectl and k are the ones that are built in.`
    : 'Your own kubectl talks to it.';
  const place = `A simulated cluster runs on this machine. ${kubectl} You are in ${work}; it is removed at the end.`;
  env.stdout.write(`\n${wrap(words, width)}\n${style.dim(wrap(place, width))}\n\n`);
}
