import { firstDifficulty, firstDifficultySlopes, nextDifficulty, nextDifficultySlope } from './difficulty.ts';
import type { History } from './history.ts';
import {
  afterLapse,
  afterSuccess,
  LONGEST,
  lapseSlopes,
  SHORTEST,
  type Slopes,
  successSlopes,
  withinDay,
  withinDaySlopes,
} from './stability.ts';
import { owe, type Weights, weight } from './weight-vector.ts';

/** The memory before each review of a history, and the predicted recall; kept for the backward pass. */
interface Trace {
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  readonly recall: Float64Array;
}

interface Curve {
  readonly decay: number;
  /** The factor for which recall after as many days as the stability is 0.9. */
  readonly factor: number;
}

/**
 * The total log loss of predicting whether each review succeeds, over the reviews at least a night after the previous one.
 * @param gradient if given, the derivatives with respect to the weights are added to it
 */
export function logLoss(weights: Weights, history: History, gradient?: Float64Array): number {
  const trace = forward(weights, history);
  let loss = 0;
  for (let i = 1; i < history.ratings.length; i++) {
    if ((history.elapsed[i] ?? 0) === 0) continue;
    const recall = trace.recall[i] ?? 0;
    loss -= Math.log(history.ratings[i] === 1 ? 1 - recall : recall);
  }
  if (gradient) backward(weights, history, trace, gradient);
  return loss;
}

function curve(weights: Weights): Curve {
  const decay = weight(weights, 20);
  return { decay, factor: Math.exp(-Math.log(0.9) / decay) - 1 };
}

function recallAfter({ decay, factor }: Curve, days: number, stability: number): number {
  return (1 + (factor * days) / stability) ** -decay;
}

function forward(w: Weights, { ratings, elapsed }: History): Trace {
  const count = ratings.length;
  const trace = {
    stability: new Float64Array(count),
    difficulty: new Float64Array(count),
    recall: new Float64Array(count),
  };
  const forgetting = curve(w);
  let s = w[(ratings[0] ?? 1) - 1] ?? SHORTEST;
  let d = firstDifficulty(w, ratings[0] ?? 1);
  for (let i = 1; i < count; i++) {
    const rating = ratings[i] ?? 1;
    const days = elapsed[i] ?? 0;
    const r = recallAfter(forgetting, days, s);
    trace.stability[i] = s;
    trace.difficulty[i] = d;
    trace.recall[i] = r;
    const next =
      days === 0
        ? withinDay(w, s, rating)
        : rating === 1
          ? afterLapse(w, s, d, r)
          : afterSuccess(w, s, d, r, rating);
    s = Math.min(LONGEST, Math.max(SHORTEST, next));
    d = nextDifficulty(w, d, rating);
  }
  return trace;
}

/** Reverse-mode differentiation: from the last review to the first, the derivative of the loss with respect to the memory before each. */
function backward(w: Weights, { ratings, elapsed }: History, trace: Trace, gradient: Float64Array): void {
  const forgetting = curve(w);
  let byStability = 0;
  let byDifficulty = 0;
  for (let i = ratings.length - 1; i > 0; i--) {
    const rating = ratings[i] ?? 1;
    const days = elapsed[i] ?? 0;
    const [s, d, r] = [trace.stability[i] ?? 0, trace.difficulty[i] ?? 0, trace.recall[i] ?? 0];
    const memory = [s, d, r] as const;
    const isLimited = isLimit(trace.stability[i + 1] ?? 0);
    const slopes = slopesOf(w, memory, rating, days, isLimited ? 0 : byStability, gradient);
    let stability = byStability * slopes.stability;
    if (days > 0) {
      const byRecall = byStability * slopes.recall + (rating === 1 ? 1 / (1 - r) : -1 / r);
      stability += recallSlope(forgetting, memory, days, byRecall, gradient);
    }
    const moved = nextDifficultySlope(w, d, rating, byDifficulty, gradient);
    byDifficulty = byStability * slopes.difficulty + moved;
    byStability = stability;
  }
  const first = ratings[0] ?? 1;
  owe(gradient, first - 1, byStability);
  firstDifficultySlopes(w, first, byDifficulty, gradient);
}

/** A stability that was clamped to its limit no longer depends on earlier values. */
function isLimit(stability: number): boolean {
  return stability === LONGEST || stability === SHORTEST;
}

const FLAT: Slopes = { stability: 0, difficulty: 0, recall: 0 };

function slopesOf(
  w: Weights,
  memory: readonly [number, number, number],
  rating: number,
  days: number,
  adjoint: number,
  gradient: Float64Array,
): Slopes {
  if (adjoint === 0) return FLAT;
  if (days === 0) return withinDaySlopes(w, memory[0], rating, adjoint, gradient);
  if (rating === 1) return lapseSlopes(w, memory, adjoint, gradient);
  return successSlopes(w, memory, rating, adjoint, gradient);
}

/** The derivative of recall with respect to stability, times `adjoint`; adds the part of the decay to the gradient. */
function recallSlope(
  { decay, factor }: Curve,
  [s, , r]: readonly [number, number, number],
  days: number,
  adjoint: number,
  gradient: Float64Array,
): number {
  const base = 1 + (factor * days) / s;
  const factorByDecay = ((factor + 1) * Math.log(0.9)) / decay ** 2;
  const byDecay = -r * (Math.log(base) + (decay * days * factorByDecay) / (s * base));
  owe(gradient, 20, adjoint * byDecay);
  return (adjoint * (decay * factor * days * r)) / (s * s * base);
}
