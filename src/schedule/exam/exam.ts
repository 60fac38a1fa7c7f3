import { answerTimes, type TimedCard } from '../answer-time.ts';
import { type CardState, emptyState } from '../card-state.ts';
import { type Experience, type FirstChance, firstChance } from '../first-answer.ts';
import type { CourseCard } from '../queue/course-order.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { examPoints, type PointsCard } from './points.ts';

/** A card in an exam plan; an entry of the catalogue is one. */
export type ExamCard = CourseCard & PointsCard & TimedCard;

/** The exam that a learner studies for. */
export interface Exam {
  readonly day: StudyDay;
  /** Percent of the points by domain. */
  readonly weights: ReadonlyMap<string, number>;
  /** The pass mark in percent of the points. */
  readonly passMark: number;
}

/** A learner's cards on a given day. */
export interface Standing {
  readonly cards: readonly ExamCard[];
  /** Cards that were never asked are not in it. */
  readonly states: ReadonlyMap<string, CardState>;
  readonly day: StudyDay;
  readonly scheduler: Scheduler;
  readonly experience: Experience;
}

/** The same on the way to an exam. */
export interface ExamStanding extends Standing {
  readonly exam: Exam;
  /** The expected points of a card in a mock exam, as a share of all. */
  readonly share: (card: ExamCard) => number;
  /** The expected seconds to ask a card. */
  readonly seconds: (card: ExamCard) => number;
  /** The probability that a card is known when it is asked for the first time. */
  readonly firstChance: FirstChance;
}

/** @param points the result of `examPoints`, if known already */
export function examStanding(
  exam: Exam,
  standing: Standing,
  points: ReadonlyMap<string, number> = examPoints(standing.cards, exam.weights),
): ExamStanding {
  const { cards, states, experience } = standing;
  return {
    ...standing,
    exam,
    share: ({ identity }) => points.get(identity) ?? 0,
    seconds: answerTimes(cards, states),
    firstChance: firstChance(cards, states, experience),
  };
}

/** The facts about a card. */
export function stateOf(
  { states }: Pick<Standing, 'states'>,
  { identity }: { readonly identity: string },
): CardState {
  return states.get(identity) ?? emptyState();
}
