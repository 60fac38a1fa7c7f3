import { retrievability } from '../due.ts';
import type { Standing } from '../exam/exam.ts';
import { type HistogramBin, histogram } from './histogram.ts';

/** The distribution of the memories of seen cards. */
export interface MemoryHistograms {
  /** Cards that were asked at least once. */
  readonly cards: number;
  /** Stability: days until the probability of recall falls to 90 %. */
  readonly stability: readonly HistogramBin[];
  /** 1 to 10. */
  readonly difficulty: readonly HistogramBin[];
  /** The probability of recall today, 0 to 1. */
  readonly retrievability: readonly HistogramBin[];
}

const DAYS = [0, 1, 3, 7, 14, 30, 60, 120, 240, 365, Number.POSITIVE_INFINITY];
const DIFFICULTIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CHANCES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenth) => tenth / 10);

export function memoryHistograms({ cards, states, day, scheduler }: Standing): MemoryHistograms {
  const seen = cards.flatMap(({ identity }) => {
    const state = states.get(identity);
    const memory = state?.memory;
    return memory ? [{ ...memory, recall: retrievability(state, day, scheduler) ?? 0 }] : [];
  });
  return {
    cards: seen.length,
    stability: histogram(
      seen.map((s) => s.stability),
      DAYS,
    ),
    difficulty: histogram(
      seen.map((s) => s.difficulty),
      DIFFICULTIES,
    ),
    retrievability: histogram(
      seen.map((s) => s.recall),
      CHANCES,
    ),
  };
}
