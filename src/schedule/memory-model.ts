import type { Rating } from './review.ts';

/** A model's memory of a card. */
export interface Memory {
  /** Days after which the probability of recall has fallen to 0.9. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
}

/** A model of memory: how recall fades, and the effect of a review. To change the model, the log is replayed with another one. */
export interface MemoryModel {
  readonly id: string;
  first(rating: Rating): Memory;
  /** @param elapsedDays whole study days since the last review, 0 or more. */
  next(memory: Memory, elapsedDays: number, rating: Rating): Memory;
  /** The probability of recall, 0 to 1, a number of days after the last review. */
  recall(memory: Memory, elapsedDays: number): number;
  /** Days, not rounded, until the probability of recall has fallen to `retention`. */
  interval(memory: Memory, retention: number): number;
}
