import type { StudyDay } from './review.ts';

/** The scheduler's parameters: plain data, written to the settings and stamped on snapshots. */
export interface MemoryParameters {
  readonly model: 'fsrs-6';
  /** The 21 weights of FSRS-6. */
  readonly weights: readonly number[];
  /** The desired retention: the probability of recall at which a card is due, 0.7 to 0.99. */
  readonly desiredRetention: number;
  /** Days. */
  readonly maximumInterval: number;
  /** Whether intervals get fuzz, so that cards that were learned together do not stay together. */
  readonly fuzz: boolean;
  /** Days of the week, 0 Sunday to 6 Saturday, on which no card is due if the fuzz allows another day. */
  readonly daysOff: readonly number[];
  /** Days of the week with half the study, which are half as likely to be chosen for due dates. */
  readonly easyDays: readonly number[];
  /** No interval reaches this day from before it; `null` without an exam. */
  readonly examDay: StudyDay | null;
}

/** FSRS-6 as published: <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6>. */
export const DEFAULT_WEIGHTS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export const DEFAULT_PARAMETERS: MemoryParameters = {
  model: 'fsrs-6',
  weights: DEFAULT_WEIGHTS,
  desiredRetention: 0.9,
  maximumInterval: 36_500,
  fuzz: true,
  daysOff: [],
  easyDays: [],
  examDay: null,
};
