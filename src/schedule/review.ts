/** How well a card was remembered: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4;

/**
 * A study day: days since 1970-01-01 in the learner's local time, beginning at the `day-start`
 * hour (4:00 unless set). Recorded with each event, so that a replay in another time zone gives the same history.
 */
export type StudyDay = number;

/** The facts of one answer that memory depends on. */
export interface Review {
  readonly rating: Rating;
  readonly day: StudyDay;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Time from the question to the answer in milliseconds, if it was measured. */
  readonly ms?: number;
}
