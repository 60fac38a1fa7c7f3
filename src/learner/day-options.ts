import { domainWeights } from '../curriculum/curriculum.ts';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../env.ts';
import type { Settings } from '../progress/settings.ts';
import type { DayOptions } from '../schedule/day.ts';
import type { Exam } from '../schedule/exam/exam.ts';
import type { UnitChoices } from '../schedule/exam/select.ts';
import type { StudyDay } from '../schedule/review.ts';
import { type LearnerUnit, learnerCourse } from './learner-course.ts';
import { loadCourse } from './load-course.ts';
import { loadCurriculum } from './load-curriculum.ts';
import type { Learner } from './open-learner.ts';

/** The options of a session on the command line, which take precedence over the settings. */
export interface AskedOfDay {
  /** The cards to ask, if the command line names some. */
  readonly named?: readonly CatalogueEntry[];
  readonly newCards?: number;
  readonly minutes?: number;
  readonly ahead?: boolean;
  /** Whether to choose from the labs, each done in a shell of its own, instead of the cards. */
  readonly labs?: boolean;
}

/** A learner's cards in the order of the course. */
export type LearnerDay = DayOptions & { readonly cards: readonly CatalogueEntry[] };

/** The input of the day's session and the plan: settings, progress, the course, and the exam if one is ahead. */
export function dayOptions(learner: Learner, env: Env, asked: AskedOfDay = {}): LearnerDay {
  const { library, progress, day, scheduler, settings } = learner;
  const exam = examAhead(settings, day, env);
  const course = learnerCourse(library.entries, loadCourse(env), settings);
  const { named, newCards, minutes, ahead, labs = false } = asked;
  return {
    cards: library.entries.filter(({ kind }) => (kind === 'lab') === labs),
    units: course.map(({ id }) => id),
    states: progress.states,
    day,
    scheduler,
    experience: settings.experience,
    exam,
    choices: unitChoices(course, settings['units-on']),
    minutesPerDay: settings['minutes-per-day'],
    newPerDay: newCards ?? settings['new-per-day'],
    reviewsPerDay: settings['reviews-per-day'],
    spent: progress.doneOn(day).ms / 1000,
    seed: String(day),
    ...(named && { named }),
    ...(ahead && { ahead, sessionMinutes: settings['minutes-per-day'] }),
    ...(minutes !== undefined && { sessionMinutes: minutes }),
  };
}

/** How many units at the beginning of the course are the basis of all others. */
const BASICS = 6;
/** How many of them are taught completely, so that a beginner types commands and a manifest on the first day. */
const FIRST = 2;

/**
 * The part of the plan that the course and the learner's settings decide.
 * @internal
 */
export function unitChoices(course: readonly LearnerUnit[], switchedOn: readonly string[]): UnitChoices {
  const ids = (units: readonly LearnerUnit[]): Set<string> => new Set(units.map(({ id }) => id));
  const taught = course.filter((unit) => unit.taught);
  const shipped = taught.filter(({ own }) => !own);
  return {
    always: ids([
      ...taught.filter(({ id, own }) => own || switchedOn.includes(id)),
      ...shipped.slice(0, FIRST),
    ]),
    never: ids(course.filter((unit) => !unit.taught)),
    basic: ids(shipped.slice(0, BASICS)),
  };
}

/** The exam to study for; `null` if no date is set or it has passed. */
function examAhead(settings: Settings, day: StudyDay, env: Env): Exam | null {
  const date = settings['exam-date'];
  if (date === null || date < day) return null;
  const curriculum = loadCurriculum(env);
  return { day: date, weights: domainWeights(curriculum), passMark: curriculum.passMark };
}
