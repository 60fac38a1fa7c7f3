import type { Env } from '../env.ts';

/** Whether there is a terminal whose cursor can be moved, to ask somebody. */
export function isInteractive({
  stdin,
  stdout,
  variables,
}: Pick<Env, 'stdin' | 'stdout' | 'variables'>): boolean {
  return stdin.isTTY === true && stdout.isTTY && variables['TERM'] !== 'dumb';
}
