import type { Kind } from '../../deck/card.ts';
import { answerSeconds } from '../answer-time.ts';
import { type CardState, emptyState } from '../card-state.ts';
import type { QueueEntry } from '../queue/candidates.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';

/** A card as plans toward an exam see it; an entry of the catalogue is one. */
export interface ExamCard extends QueueEntry {
  readonly domain: string;
  readonly kind: Kind;
}

/** The exam that a learner studies for. */
export interface Exam {
  readonly day: StudyDay;
  /** Percent of the points by domain. */
  readonly weights: ReadonlyMap<string, number>;
  /** Percent of the points, from which it is passed. */
  readonly passMark: number;
}

/** A learner with cards, as they stand on a day. */
export interface Standing {
  readonly cards: readonly ExamCard[];
  /** Cards that were never asked are not in it. */
  readonly states: ReadonlyMap<string, CardState>;
  readonly day: StudyDay;
  readonly scheduler: Scheduler;
}

/** The same on the way to an exam. */
export interface ExamStanding extends Standing {
  readonly exam: Exam;
  /** What full recall of a card adds to the result: its domain's weight shared by the domain's cards, 0 to 1. */
  readonly share: (card: ExamCard) => number;
  /** Seconds that asking a card is expected to take. */
  readonly seconds: (card: ExamCard) => number;
}

export function examStanding(exam: Exam, standing: Standing): ExamStanding {
  const { cards, states } = standing;
  const count = new Map<string, number>();
  for (const { domain } of cards) count.set(domain, (count.get(domain) ?? 0) + 1);
  const seconds = answerSeconds(cards, states);
  return {
    ...standing,
    exam,
    share: ({ domain }) => (exam.weights.get(domain) ?? 0) / 100 / (count.get(domain) ?? 1),
    seconds: ({ kind }) => seconds[kind],
  };
}

/** What is known of a card. */
export function stateOf({ states }: Standing, { identity }: ExamCard): CardState {
  return states.get(identity) ?? emptyState();
}
