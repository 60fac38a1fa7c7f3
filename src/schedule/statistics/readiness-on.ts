import { calibrate, ENOUGH_PREDICTIONS } from '../calibration.ts';
import { examStanding } from '../exam/exam.ts';
import { type Readiness, readiness } from '../exam/readiness.ts';
import type { StudyDay } from '../review.ts';
import type { StatisticsSource } from './source.ts';

/** Readiness for the day of the exam. */
export interface DatedReadiness extends Readiness {
  readonly day: StudyDay;
  /** Whether that day is still ahead; if none is set, or it has passed, the day is today. */
  readonly ahead: boolean;
}

/** Readiness on the exam day, with an interval as wide as earlier predictions were wrong. */
export function readinessForExam(source: StatisticsSource): DatedReadiness {
  const predictions = source
    .reviews()
    .flatMap(({ before, rating }) =>
      before === null ? [] : { predicted: before.recall, recalled: rating > 1 },
    );
  const { count, error } = calibrate(predictions);
  const { day } = source.exam;
  const found = readinessOn(source, day, count < ENOUGH_PREDICTIONS ? undefined : error);
  return { day, ahead: day > source.day, ...found };
}

/** Recall today. */
export function readinessToday(source: StatisticsSource): Readiness {
  return readinessOn(source, source.day);
}

function readinessOn(source: StatisticsSource, day: StudyDay, modelError?: number): Readiness {
  const cards = source.cards.filter(({ kind }) => kind !== 'lab');
  return readiness(examStanding({ ...source.exam, day }, { ...source, cards }), modelError);
}
