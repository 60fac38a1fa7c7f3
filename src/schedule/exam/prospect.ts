import type { CardState } from '../card-state.ts';
import type { Memory } from '../memory-model.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { relearned } from './gain.ts';

/** The prospect of a card that is asked a given number of times before the exam. */
export interface Prospect {
  /** The probability that it is recalled on the exam day, 0 to 1. */
  readonly recall: number;
  /** The expected number of answers, repetitions of misses included. */
  readonly answers: number;
}

/** The greatest number of reviews that a plan schedules for one card. */
const MOST_REVIEWS = 4;
/** Shares of the time until the exam after which new cards are started. */
const BEGUN_AT = [0.05, 0.25, 0.45, 0.65] as const;

/**
 * The prospects of a card that was seen before, by the number of reviews still to come, from 0. Memories that differ by less than a tenth share
 * theirs: there may be thousands of cards.
 */
export function prospectsOfSeen(
  day: StudyDay,
  examDay: StudyDay,
  scheduler: Scheduler,
): (state: CardState) => readonly Prospect[] {
  const left = Math.max(0, examDay - day);
  const known = new Map<string, readonly Prospect[]>();
  return ({ memory, lastDay }) => {
    if (!memory || lastDay === null) return [];
    const size = Math.round(10 * Math.log(memory.stability));
    const key = `${size} ${Math.round(memory.difficulty)} ${day - lastDay}`;
    const found =
      known.get(key) ??
      numbersOfReviews(left).map((reviews) =>
        after(memory, lastDay - day, reviewDays(reviews, 0, left), left, scheduler),
      );
    known.set(key, found);
    return found;
  };
}

/** The prospects of a new card, by the number of reviews after its first day, from 0: a mean over the days on which it may be started. */
export function prospectsOfNew(known: number, left: number, scheduler: Scheduler): readonly Prospect[] {
  const { model } = scheduler;
  const missed = model.next(model.first(1), 0, 3);
  return numbersOfReviews(left).map((reviews) => {
    const all = BEGUN_AT.map((share) => {
      const begun = Math.floor(left * share);
      const days = reviewDays(reviews, begun + 1, left);
      const right = after(model.first(3), begun, days, left, scheduler);
      const wrong = after(missed, begun, days, left, scheduler);
      return {
        recall: known * right.recall + (1 - known) * wrong.recall,
        answers: 1 + known * right.answers + (1 - known) * (1 + wrong.answers),
      };
    });
    return { recall: mean(all, (p) => p.recall), answers: mean(all, (p) => p.answers) };
  });
}

function numbersOfReviews(days: number): number[] {
  return Array.from({ length: 1 + Math.min(MOST_REVIEWS, Math.max(0, days)) }, (_, n) => n);
}

/** Days for a number of reviews, each interval about twice the one before; fewer if there are not enough days. */
function reviewDays(reviews: number, from: number, examDay: number): number[] {
  const days = Array.from({ length: reviews }, (_, i) =>
    Math.floor(from + ((examDay - from) * (2 ** i - 1)) / (2 ** reviews - 1)),
  );
  return [...new Set(days)].filter((day) => day < examDay);
}

/** Every sequence of outcomes of the reviews, with its probability. */
function after(
  memory: Memory,
  last: number,
  [next, ...later]: readonly number[],
  examDay: number,
  scheduler: Scheduler,
): Prospect {
  const { model } = scheduler;
  if (next === undefined) return { recall: model.recall(memory, Math.max(0, examDay - last)), answers: 0 };
  const elapsed = Math.max(0, next - last);
  const known = model.recall(memory, elapsed);
  const right = after(model.next(memory, elapsed, 3), next, later, examDay, scheduler);
  const wrong = after(relearned(memory, elapsed, scheduler), next, later, examDay, scheduler);
  return {
    recall: known * right.recall + (1 - known) * wrong.recall,
    answers: 1 + known * right.answers + (1 - known) * (1 + wrong.answers),
  };
}

function mean<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0) / items.length;
}
