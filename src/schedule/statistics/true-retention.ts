import type { StudyDay } from '../review.ts';
import type { PastReview } from './past-reviews.ts';

/** The number of reviews, and how many of them were recalled. */
export interface Recalled {
  readonly reviews: number;
  readonly recalled: number;
  /** The mean prediction of the model, 0 to 1; 0 if there are no reviews. */
  readonly predicted: number;
}

/** The retention within a period. */
export interface RetentionPeriod {
  /** The number of days up to today; `null` for all. */
  readonly days: number | null;
  /** Reviews of young cards, with a stability below three weeks. */
  readonly young: Recalled;
  /** Reviews of mature cards. */
  readonly mature: Recalled;
  readonly all: Recalled;
}

/** The days of stability from which a card is mature, as in Anki: <https://docs.ankiweb.net/getting-started.html#card-states>. */
export const MATURE = 21;

const PERIODS = [7, 30, 365, null];

/**
 * The share of recalled reviews, of cards that had left their learning steps, at least a night after the previous answer. Cards
 * asked again on the same day say nothing about memory.
 */
export function trueRetention(reviews: readonly PastReview[], today: StudyDay): RetentionPeriod[] {
  return PERIODS.map((days) => {
    const from = days === null ? Number.NEGATIVE_INFINITY : today - days + 1;
    const to = days === null ? Number.POSITIVE_INFINITY : today;
    const [young, mature] = [counter(), counter()];
    for (const { day, inReview, before, rating } of reviews) {
      if (!inReview || before === null || day < from || day > to) continue;
      (before.stability < MATURE ? young : mature).add(before.recall, rating > 1);
    }
    return { days, young: young.sum(), mature: mature.sum(), all: young.sum(mature) };
  });
}

interface Counter {
  readonly count: { reviews: number; recalled: number; predicted: number };
  add(predicted: number, recalled: boolean): void;
  sum(other?: Counter): Recalled;
}

function counter(): Counter {
  const count = { reviews: 0, recalled: 0, predicted: 0 };
  return {
    count,
    add: (predicted, recalled) => {
      count.reviews += 1;
      count.recalled += recalled ? 1 : 0;
      count.predicted += predicted;
    },
    sum: (other) => {
      const reviews = count.reviews + (other?.count.reviews ?? 0);
      const recalled = count.recalled + (other?.count.recalled ?? 0);
      const predicted = count.predicted + (other?.count.predicted ?? 0);
      return { reviews, recalled, predicted: predicted / Math.max(1, reviews) };
    },
  };
}
