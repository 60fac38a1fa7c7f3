import { currentIdentity } from '../deck/identity.ts';
import type { Env } from '../env.ts';
import type { Stamp } from '../progress/event.ts';
import { openProgress, type Progress } from '../progress/progress.ts';
import { readSettings } from '../progress/read-settings.ts';
import { createStamper } from '../progress/stamper.ts';
import { DEFAULT_PARAMETERS } from '../schedule/parameters.ts';
import { createScheduler } from '../schedule/scheduler.ts';
import { type Library, openLibrary } from './deck-library.ts';

/** What a command needs that steers or looks at progress without asking anything. */
export interface OwnProgress {
  readonly library: Library;
  readonly progress: Progress;
  readonly stamp: () => Stamp;
}

/** Opens decks, settings and progress; creates nothing. @throws Failure when one of them cannot be read */
export async function openOwnProgress(env: Env): Promise<OwnProgress> {
  const library = await openLibrary(env, []);
  const { settings } = readSettings(env);
  const scheduler = createScheduler(DEFAULT_PARAMETERS);
  const progress = openProgress(env, scheduler, (identity) => currentIdentity(identity, library.renames));
  return { library, progress, stamp: createStamper(env, settings['day-start']) };
}
