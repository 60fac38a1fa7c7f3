import type { Env } from '../env.ts';
import { loadCourse, loadIntroduction } from '../learner/load-course.ts';
import type { Learner } from '../learner/open-learner.ts';
import { saveSnapshot } from '../learner/report-home-findings.ts';
import { emptyState } from '../schedule/card-state.ts';
import { type NextIntervals, nextIntervals } from '../schedule/next-intervals.ts';
import type { Transition } from '../session/session.ts';
import type { Summary } from '../session/summary.ts';
import type { Frontend } from '../ui/frontend/frontend.ts';
import { play } from './play.ts';
import type { Recorder } from './recorder.ts';

/** Plays a learner's session, then restores the terminal and saves the snapshot for the next start, however the session ended. */
export async function playSession(
  start: Transition,
  {
    env,
    learner,
    frontend,
    recorder,
  }: { env: Env; learner: Learner; frontend: Frontend; recorder: Recorder },
): Promise<Summary> {
  const { library, editCard, progress, scheduler, day } = learner;
  const intervals = (identity: string): NextIntervals =>
    nextIntervals(progress.states.get(identity) ?? emptyState(), { at: env.now(), day }, scheduler);
  const introduce = (unit: string): boolean => {
    const introduction = loadIntroduction(env, unit);
    const outline = loadCourse(env).find(({ id }) => id === unit);
    if (!introduction || !outline) return false;
    frontend.show({ type: 'introduction', ...outline, introduction });
    return true;
  };
  try {
    return await play(start, {
      env,
      frontend,
      recorder,
      introduce,
      ...(recorder.saves && { intervals }),
      loadCard: library.card,
      editCard,
    });
  } finally {
    saveSnapshot(env, progress);
    frontend.close();
  }
}
