import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env } from '../../env.ts';
import { findHome } from '../../progress/home.ts';

/** Whether nothing of a learner is here yet. Apart from what a first run asks, which no other start loads. */
export function isFirstRun(env: Env): boolean {
  return isInteractive(env) && !env.fs.existsSync(findHome(env).folder);
}
