import type { Rating } from './review.ts';

/** What a model remembers of a card. */
export interface Memory {
  /** Days after which the chance of recall has fallen to 0.9. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
}

/** A model of memory: how recall fades and what a review does to it. Replaying the log under another one is all a change of model takes. */
export interface MemoryModel {
  readonly id: string;
  first(rating: Rating): Memory;
  /** @param elapsedDays whole study days since the last review, 0 or more. */
  next(memory: Memory, elapsedDays: number, rating: Rating): Memory;
  /** The chance of recall, 0 to 1, so many days after the last review. */
  recall(memory: Memory, elapsedDays: number): number;
  /** Days, not rounded, until the chance of recall has fallen to `retention`. */
  interval(memory: Memory, retention: number): number;
}
