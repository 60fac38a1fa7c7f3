import type { CardState } from '../card-state.ts';
import type { Exam, ExamCard } from '../exam.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import type { PastReview } from './past-reviews.ts';

/** A card as statistics see it; an entry of the catalogue is one. */
export interface StudiedCard extends ExamCard {
  /** Objectives of the syllabus, `topic/slug` each. */
  readonly covers: readonly string[];
}

/** An objective of the syllabus. */
export interface Objective {
  /** `topic/slug` */
  readonly name: string;
  readonly topic: string;
  readonly domain: string;
}

/** What statistics are made of. */
export interface StatisticsSource {
  readonly cards: readonly StudiedCard[];
  readonly states: ReadonlyMap<string, CardState>;
  /** Today. */
  readonly day: StudyDay;
  readonly scheduler: Scheduler;
  /** With its day ahead, or today where none is set or it has passed. */
  readonly exam: Exam;
  readonly objectives: readonly Objective[];
  /** Every answer that counts, in order; the whole log is read when it is first asked for. */
  readonly reviews: () => readonly PastReview[];
}
