import { fsrs6 } from '../../src/schedule/fsrs-6.ts';
import type { Memory } from '../../src/schedule/memory-model.ts';
import type { History } from '../../src/schedule/optimizer/history.ts';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { createRandom } from '../../src/schedule/random.ts';
import type { Rating } from '../../src/schedule/review.ts';

export interface LogOptions {
  readonly seed: string;
  readonly reviews: number;
  /** What the learner's memory follows. */
  readonly weights: readonly number[];
  /** Chance that a review goes the other way than memory says. */
  readonly noise?: number;
}

/** Histories of a learner whose memory follows other weights than those that the cards are scheduled by. */
export function generateLog({ seed, reviews, weights, noise = 0 }: LogOptions): History[] {
  const random = createRandom(seed);
  const [truth, scheduler] = [fsrs6(weights), fsrs6(DEFAULT_WEIGHTS)];
  const histories: History[] = [];
  for (let left = reviews; left > 0; ) {
    const count = Math.min(left, random.integer(3, 14));
    left -= count;
    let memory: Memory | null = null;
    let believed: Memory | null = null;
    const ratings: Rating[] = [];
    const elapsed: number[] = [];
    for (let i = 0; i < count; i++) {
      const again = ratings.at(-1) === 1 && random.unit() < 0.7;
      const wanted: number = believed && !again ? scheduler.interval(believed, 0.9) : 0;
      const late: number = Math.min(365, wanted) * (0.6 + random.unit());
      const days: number = believed && !again ? Math.max(1, Math.round(late)) : 0;
      const known: boolean = random.unit() < (memory ? truth.recall(memory, days) : 0.6);
      const recalled: boolean = random.unit() < noise ? !known : known;
      const rating: Rating = recalled ? (([3, 3, 3, 3, 3, 2, 4] as const)[random.integer(0, 6)] ?? 3) : 1;
      memory = memory ? truth.next(memory, days, rating) : truth.first(rating);
      believed = believed ? scheduler.next(believed, days, rating) : scheduler.first(rating);
      ratings.push(rating);
      elapsed.push(days);
    }
    histories.push({ ratings, elapsed });
  }
  return histories;
}
