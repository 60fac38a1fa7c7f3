import type { Exam, ExamCard, Standing } from '../exam/exam.ts';
import type { StudyDay } from '../review.ts';
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

/** An exam that was sat, as far as its course is told. */
export interface PastExam {
  readonly day: StudyDay;
  /** 0 to 100, as are those of the domains. */
  readonly percent: number;
  readonly passMark: number;
  readonly passed: boolean;
  readonly tasks: number;
  /** Milliseconds that it took, and that there were. */
  readonly elapsed: number;
  readonly duration: number;
  readonly domains: readonly { readonly name: string; readonly percent: number }[];
}

/** What statistics are made of. */
export interface StatisticsSource extends Standing {
  readonly cards: readonly StudiedCard[];
  /** With its day ahead, or today where none is set or it has passed. */
  readonly exam: Exam;
  readonly objectives: readonly Objective[];
  /** Every answer that counts, in order; the whole log is read when it is first asked for. */
  readonly reviews: () => readonly PastReview[];
  /** The mock exams, the oldest first; they are read when they are first asked for. */
  readonly exams: () => readonly PastExam[];
}
