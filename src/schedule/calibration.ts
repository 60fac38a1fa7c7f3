import type { Memory, MemoryModel } from './memory-model.ts';
import type { Review } from './review.ts';
import { daysSince } from './study-day.ts';

/** The number of predictions below which a calibration is not meaningful. */
export const ENOUGH_PREDICTIONS = 100;
const BINS = 10;

/** The model's prediction before a review, and its outcome. */
export interface Prediction {
  /** 0 to 1. */
  readonly predicted: number;
  readonly recalled: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Means over the bin, 0 to 1. */
  readonly predicted: number;
  readonly actual: number;
}

export interface Calibration {
  readonly count: number;
  readonly predicted: number;
  readonly actual: number;
  /** The root mean square error of the bins, weighted by their predictions: how far to trust a prediction. */
  readonly error: number;
  /** The bins with predictions. */
  readonly bins: readonly Bin[];
}

/** The model's predictions for a card's reviews, each from earlier ones; only for reviews at least a night after the previous one. */
export function predictionsOf(
  reviews: readonly Pick<Review, 'rating' | 'day'>[],
  model: MemoryModel,
): Prediction[] {
  const predictions: Prediction[] = [];
  let memory: Memory | null = null;
  let last: number | null = null;
  for (const { rating, day } of reviews) {
    const elapsed: number = daysSince(last ?? day, day);
    if (memory && elapsed > 0) {
      predictions.push({ predicted: model.recall(memory, elapsed), recalled: rating > 1 });
    }
    memory = memory ? model.next(memory, elapsed, rating) : model.first(rating);
    last = day;
  }
  return predictions;
}

/** Predictions and outcomes, in ten bins of equal width. */
export function calibrate(predictions: readonly Prediction[]): Calibration {
  const members = Array.from({ length: BINS }, (): Prediction[] => []);
  for (const prediction of predictions) {
    members[Math.min(BINS - 1, Math.floor(prediction.predicted * BINS))]?.push(prediction);
  }
  const bins = members.flatMap((bin, i) =>
    bin.length === 0 ? [] : [{ from: i / BINS, to: (i + 1) / BINS, count: bin.length, ...means(bin) }],
  );
  const square = bins.reduce((sum, bin) => sum + bin.count * (bin.predicted - bin.actual) ** 2, 0);
  const count = predictions.length;
  return { count, ...means(predictions), error: count === 0 ? 0 : Math.sqrt(square / count), bins };
}

function means(predictions: readonly Prediction[]): { predicted: number; actual: number } {
  const count = Math.max(1, predictions.length);
  return {
    predicted: predictions.reduce((sum, p) => sum + p.predicted, 0) / count,
    actual: predictions.filter((p) => p.recalled).length / count,
  };
}
