import type { Exam, ExamCard, Standing } from '../exam/exam.ts';
import type { StudyDay } from '../review.ts';
import type { PastReview } from './past-reviews.ts';

/** A card in the statistics; an entry of the catalogue is one. */
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

/** A mock exam in the statistics. */
export interface PastExam {
  readonly day: StudyDay;
  /** 0 to 100, as are those of the domains. */
  readonly percent: number;
  readonly passMark: number;
  readonly passed: boolean;
  readonly tasks: number;
  /** The milliseconds that it took, and that were available. */
  readonly elapsed: number;
  readonly duration: number;
  readonly domains: readonly { readonly name: string; readonly percent: number }[];
}

/** The data for statistics. */
export interface StatisticsSource extends Standing {
  readonly cards: readonly StudiedCard[];
  /** The exam, with its day if it is ahead, otherwise today. */
  readonly exam: Exam;
  readonly objectives: readonly Objective[];
  /** Every answer that counts, in order; the whole log is read when this is first used. */
  readonly reviews: () => readonly PastReview[];
  /** The mock exams, the oldest first; they are read when this is first used. */
  readonly exams: () => readonly PastExam[];
}
