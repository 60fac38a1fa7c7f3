import { createRandom, shuffle } from '../random.ts';
import { WEIGHT_BOUNDS } from '../weights.ts';
import { countPredictions, type History } from './history.ts';
import { logLoss } from './loss.ts';

/** The approximate number of predictions in a step's batch. */
const BATCH = 512;
/** The smallest number of steps, so that a short log is passed often enough. */
const FEWEST_STEPS = 400;
/** The number of passes over a long log. */
const ROUNDS = 6;
const LEARNING_RATE = 0.06;
/** Initial stabilities are fitted as logarithms: they can differ by a factor of a thousand. */
const INITIAL_STABILITIES = 4;
/** The standard deviation of a learner's weight from the published one, as a share of it; for small weights, at least the second number. */
const SPREAD = 0.4;
const SMALLEST_SPREAD = 0.1;
/** The same for the logarithm of initial stabilities. */
const LOG_SPREAD = 1;

export interface FitOptions {
  /** The start of the fit, and the mean of its prior. */
  readonly prior: readonly number[];
  readonly seed: string;
  /** @param done share of the work, 0 to 1 */
  readonly onProgress?: (done: number) => void;
}

/**
 * The weights under which a learner's reviews are least surprising: the most likely ones given the reviews and a normal prior around the
 * published weights, found by Adam (<https://arxiv.org/abs/1412.6980>) on shuffled batches with a rate that falls off as a cosine.
 */
export function fitWeights(histories: readonly History[], options: FitOptions): number[] {
  const { prior, seed, onProgress } = options;
  const useful = histories.filter((history) => history.elapsed.some((days) => days > 0));
  const predictions = countPredictions(useful);
  if (predictions === 0) return [...prior];
  const random = createRandom(seed);
  const steps = Math.max(FEWEST_STEPS, Math.ceil((ROUNDS * predictions) / BATCH));
  const batch = Math.max(1, Math.round((useful.length * BATCH) / predictions));
  const adam = createAdam(prior.length);
  const weights = Float64Array.from(prior);
  const gradient = new Float64Array(prior.length);
  let rest: History[] = [];
  for (let step = 0; step < steps; step++) {
    if (rest.length < Math.min(batch, useful.length)) rest = shuffle(useful, random);
    const chosen = rest.splice(0, batch);
    gradient.fill(0);
    for (const history of chosen) logLoss(weights, history, gradient);
    const scale = 1 / countPredictions(chosen);
    const rate = (LEARNING_RATE * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    move(weights, prior, adam.step(toSpread(weights, prior, gradient, scale, 1 / predictions), rate));
    onProgress?.((step + 1) / steps);
  }
  return Array.from(weights, (w) => Math.round(w * 1e4) / 1e4);
}

/** The gradient with respect to the distance from the prior in standard deviations, including the prior's own term. */
function toSpread(
  weights: Float64Array,
  prior: readonly number[],
  gradient: Float64Array,
  scale: number,
  pull: number,
): Float64Array {
  return gradient.map((slope, i) => {
    const [weight, centre] = [weights[i] ?? 0, prior[i] ?? 0];
    if (i < INITIAL_STABILITIES) {
      return slope * scale * weight * LOG_SPREAD + (pull * Math.log(weight / centre)) / LOG_SPREAD;
    }
    return slope * scale * spread(centre) + (pull * (weight - centre)) / spread(centre);
  });
}

function spread(centre: number): number {
  return Math.max(SMALLEST_SPREAD, SPREAD * Math.abs(centre));
}

function move(weights: Float64Array, prior: readonly number[], by: Float64Array): void {
  for (const [i, [from, to]] of WEIGHT_BOUNDS.entries()) {
    const weight = weights[i] ?? 0;
    const step = by[i] ?? 0;
    const moved =
      i < INITIAL_STABILITIES ? weight * Math.exp(step * LOG_SPREAD) : weight + step * spread(prior[i] ?? 0);
    weights[i] = Math.min(to, Math.max(from, moved));
  }
}

interface Adam {
  /** The step for a gradient and a learning rate. */
  step(gradient: Float64Array, rate: number): Float64Array;
}

function createAdam(size: number): Adam {
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let steps = 0;
  return {
    step(gradient, rate) {
      steps++;
      return gradient.map((slope, i) => {
        mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
        square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
        const unbiased = (mean[i] ?? 0) / (1 - 0.9 ** steps);
        return (-rate * unbiased) / (Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** steps)) + 1e-8);
      });
    },
  };
}
