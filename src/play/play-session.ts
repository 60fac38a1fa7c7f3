import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import type { Learner } from '../learner/open-learner.ts';
import type { Step } from '../session/session.ts';
import type { Summary } from '../session/summary.ts';
import type { Face } from '../ui/face/face.ts';
import { play } from './play.ts';
import type { Recorder } from './recorder.ts';

/**
 * Plays a learner's session, gives the terminal back, and saves the snapshot for the next start, however the session ended. Where an
 * interruption and a full disk meet, the interruption is what is told: every answer is in the log.
 */
export async function playSession(
  start: Step,
  { env, learner, face, recorder }: { env: Env; learner: Learner; face: Face; recorder: Recorder },
): Promise<Summary> {
  const { library, editCard, progress } = learner;
  try {
    const summary = await play(start, { env, face, recorder, loadCard: library.card, editCard });
    progress.save();
    return summary;
  } catch (error) {
    try {
      progress.save();
    } catch (unsaved) {
      if (!isFailure(unsaved)) throw unsaved;
    }
    throw error;
  } finally {
    face.close();
  }
}
