import type { Review, StudyDay } from '../review.ts';
import { fitWeights } from './fit.ts';
import { countPredictions, type History, historyOf } from './history.ts';
import { logLoss } from './loss.ts';

/** The number of predictions (reviews at least a night after the previous one) below which the published weights are better than a fit. */
const FEWEST_PREDICTIONS = 400;
/** The share of the latest reviews by which a fit is judged, and which it does not see. */
const JUDGED_BY = 0.2;

/** One review of one card. */
export interface CardReview extends Pick<Review, 'rating' | 'day' | 'at'> {
  readonly card: string;
}

export type Optimization =
  | { readonly type: 'too-few'; readonly predictions: number; readonly missing: number }
  | {
      /** `kept` if the fit predicts later reviews no better than the current weights. */
      readonly type: 'fitted' | 'kept';
      readonly weights: readonly number[];
      readonly predictions: number;
      /** The mean log loss on the later reviews, of the current weights and of weights fitted to the earlier reviews. */
      readonly before: number;
      readonly after: number;
      readonly judgedBy: number;
    };

export interface OptimizeOptions {
  readonly reviews: readonly CardReview[];
  /** The current weights. */
  readonly current: readonly number[];
  /** The published weights, the mean of the fit's prior. */
  readonly prior: readonly number[];
  readonly seed: string;
  /** @param done share of the work, 0 to 1 */
  readonly onProgress?: (done: number) => void;
}

/** Fits weights to a learner's reviews. They are judged on the latest reviews by a fit to the earlier ones, then fitted to all. */
export function optimizeWeights(options: OptimizeOptions): Optimization {
  const { prior, current, seed, onProgress } = options;
  const byCard = groupByCard(options.reviews);
  const histories = byCard.map(historyOf);
  const predictions = countPredictions(histories);
  if (predictions < FEWEST_PREDICTIONS) {
    return { type: 'too-few', predictions, missing: FEWEST_PREDICTIONS - predictions };
  }
  const from = firstJudgedDay(options.reviews);
  const earlier = byCard.map((reviews) => historyOf(reviews.filter((r) => r.day < from)));
  const half = (part: number) =>
    onProgress && { onProgress: (done: number) => onProgress((part + done) / 2) };
  const trial = fitWeights(earlier, { prior, seed, ...half(0) });
  const before = lossSince(current, byCard, from);
  const after = lossSince(trial, byCard, from);
  const result = { predictions, before: before.mean, after: after.mean, judgedBy: before.count };
  if (after.mean >= before.mean) return { type: 'kept', weights: current, ...result };
  return { type: 'fitted', weights: fitWeights(histories, { prior, seed, ...half(1) }), ...result };
}

/** Sorts histories, so that the fit does not depend on the order of the reviews. */
function groupByCard(reviews: readonly CardReview[]): CardReview[][] {
  const byCard = new Map<string, CardReview[]>();
  for (const review of reviews) {
    const card = byCard.get(review.card);
    if (card) card.push(review);
    else byCard.set(review.card, [review]);
  }
  const cards = [...byCard.keys()].sort();
  return cards.map((card) => (byCard.get(card) ?? []).sort((a, b) => a.at - b.at));
}

function firstJudgedDay(reviews: readonly CardReview[]): StudyDay {
  const days = reviews.map((review) => review.day).sort((a, b) => a - b);
  return days[Math.floor(days.length * (1 - JUDGED_BY))] ?? 0;
}

/** The loss of predicting the reviews from a day on, each from all earlier ones. */
function lossSince(weights: readonly number[], byCard: readonly CardReview[][], from: StudyDay) {
  let loss = 0;
  let count = 0;
  for (const reviews of byCard) {
    const whole = historyOf(reviews);
    const seen = reviews.filter((review) => review.day < from).length;
    const known: History = { ratings: whole.ratings.slice(0, seen), elapsed: whole.elapsed.slice(0, seen) };
    loss += logLoss(weights, whole) - logLoss(weights, known);
    count += countPredictions([whole]) - countPredictions([known]);
  }
  return { mean: count === 0 ? 0 : loss / count, count };
}
