import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env } from '../../env.ts';
import { findHome } from '../../progress/home.ts';

/** Whether there is nothing of a learner yet. A file of its own, so that other starts do not load the first run's questions. */
export function isFirstRun(env: Env): boolean {
  return isInteractive(env) && !env.fs.existsSync(findHome(env).folder);
}
