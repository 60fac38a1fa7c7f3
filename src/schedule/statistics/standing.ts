import { calibrate, ENOUGH_PREDICTIONS } from '../calibration.ts';
import { examOutlook } from '../exam.ts';
import { type Readiness, readiness } from '../readiness.ts';
import type { StudyDay } from '../review.ts';
import type { StatisticsSource } from './source.ts';

/** Readiness for a day. */
export interface Standing extends Readiness {
  readonly day: StudyDay;
}

/** Readiness on the exam day, as sure as the predictions so far were good. */
export function examStanding(source: StatisticsSource): Standing {
  const predictions = source
    .reviews()
    .flatMap(({ before, rating }) =>
      before === null ? [] : { predicted: before.recall, recalled: rating > 1 },
    );
  const { count, error } = calibrate(predictions);
  return standingOn(source, source.exam.day, count < ENOUGH_PREDICTIONS ? undefined : error);
}

/** Recall as it is today. */
export function todaysStanding(source: StatisticsSource): Standing {
  return standingOn(source, source.day);
}

function standingOn(
  { cards, states, scheduler, exam }: StatisticsSource,
  day: StudyDay,
  modelError?: number,
): Standing {
  const outlook = examOutlook({ ...exam, day }, cards, states);
  return { day, ...readiness(cards, states, day, outlook, scheduler, modelError) };
}
