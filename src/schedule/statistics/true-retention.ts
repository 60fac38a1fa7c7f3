import type { StudyDay } from '../review.ts';
import type { PastReview } from './past-reviews.ts';

/** Reviews, and how many of them were recalled. */
export interface Recalled {
  readonly reviews: number;
  readonly recalled: number;
  /** Mean of what the model said before, 0 to 1; 0 where there are none. */
  readonly predicted: number;
}

/** What was recalled within some time. */
export interface RetentionPeriod {
  /** Days up to today; `null` is all there is. */
  readonly days: number | null;
  /** Of a memory that lasts less than three weeks. */
  readonly young: Recalled;
  /** Of one that lasts longer. */
  readonly mature: Recalled;
  readonly all: Recalled;
}

/** Days of stability from which a card is mature, as Anki has it: <https://docs.ankiweb.net/getting-started.html#card-states>. */
export const MATURE = 21;

const PERIODS = [7, 30, 365, null];

/**
 * The share of reviews that were recalled: of cards that had left their learning steps, a night or more after the answer before. What is
 * asked again on the same day says nothing of memory.
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
