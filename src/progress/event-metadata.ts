import type { Env } from '../env.ts';
import { studyDay } from '../schedule/study-day.ts';
import type { EventMetadata } from './event.ts';

/**
 * Gives events an id, the time and the study day. Within a run, the time grows by at least a millisecond, whatever the
 * clock does: events are replayed by time, which must be the order in which they happened.
 * @param dayStart 0 to 23: the hour at which a study day begins
 */
export function createEventMetadata(
  env: Pick<Env, 'now' | 'zoneOffset' | 'randomHex'>,
  dayStart: number,
): () => EventMetadata {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const at = Math.max(env.now(), last + 1);
    last = at;
    return { id: env.randomHex(16), at, day: studyDay(at, env.zoneOffset(at), dayStart) };
  };
}
