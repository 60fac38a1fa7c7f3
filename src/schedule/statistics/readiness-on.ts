import { calibrate, ENOUGH_PREDICTIONS } from '../calibration.ts';
import { examStanding } from '../exam.ts';
import { type Readiness, readiness } from '../readiness.ts';
import type { StudyDay } from '../review.ts';
import type { StatisticsSource } from './source.ts';

/** Readiness for a day. */
export interface DatedReadiness extends Readiness {
  readonly day: StudyDay;
}

/** Readiness on the exam day, as sure as the predictions so far were good. */
export function readinessForExam(source: StatisticsSource): DatedReadiness {
  const predictions = source
    .reviews()
    .flatMap(({ before, rating }) =>
      before === null ? [] : { predicted: before.recall, recalled: rating > 1 },
    );
  const { count, error } = calibrate(predictions);
  return readinessOn(source, source.exam.day, count < ENOUGH_PREDICTIONS ? undefined : error);
}

/** Recall as it is today. */
export function readinessToday(source: StatisticsSource): DatedReadiness {
  return readinessOn(source, source.day);
}

function readinessOn(source: StatisticsSource, day: StudyDay, modelError?: number): DatedReadiness {
  return { day, ...readiness(examStanding({ ...source.exam, day }, source), modelError) };
}
