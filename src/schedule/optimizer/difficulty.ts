import { owe, type Weights, weight } from './weight-vector.ts';

/** Difficulty in FSRS-6 with its derivatives: <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6>. */
function isInside(difficulty: number): boolean {
  return difficulty > 1 && difficulty < 10;
}

function limited(difficulty: number): number {
  return Math.min(10, Math.max(1, difficulty));
}

/** D₀(G) = w₄ − e^(w₅·(G − 1)) + 1, before it is clamped to 1 to 10 */
function initial(w: Weights, rating: number): number {
  return weight(w, 4) - Math.exp(weight(w, 5) * (rating - 1)) + 1;
}

export function firstDifficulty(w: Weights, rating: number): number {
  return limited(initial(w, rating));
}

/** @param adjoint the derivative of the loss with respect to the difficulty */
export function firstDifficultySlopes(
  w: Weights,
  rating: number,
  adjoint: number,
  gradient: Float64Array,
): void {
  if (!isInside(initial(w, rating))) return;
  owe(gradient, 4, adjoint);
  owe(gradient, 5, -adjoint * (rating - 1) * Math.exp(weight(w, 5) * (rating - 1)));
}

/** D' = w₇ · D₀(4) + (1 − w₇) · (D − w₆ · (G − 3) · (10 − D) / 9) */
function reverted(w: Weights, d: number, rating: number): number {
  const moved = d - (weight(w, 6) * (rating - 3) * (10 - d)) / 9;
  return weight(w, 7) * initial(w, 4) + (1 - weight(w, 7)) * moved;
}

export function nextDifficulty(w: Weights, d: number, rating: number): number {
  return limited(reverted(w, d, rating));
}

/** The derivative of the new difficulty with respect to the previous one, times `adjoint`. */
export function nextDifficultySlope(
  w: Weights,
  d: number,
  rating: number,
  adjoint: number,
  gradient: Float64Array,
): number {
  if (!isInside(reverted(w, d, rating))) return 0;
  const step = ((rating - 3) * (10 - d)) / 9;
  const kept = 1 - weight(w, 7);
  owe(gradient, 4, adjoint * weight(w, 7));
  owe(gradient, 5, -adjoint * weight(w, 7) * 3 * Math.exp(weight(w, 5) * 3));
  owe(gradient, 6, -adjoint * kept * step);
  owe(gradient, 7, adjoint * (initial(w, 4) - d + weight(w, 6) * step));
  return adjoint * kept * (1 + (weight(w, 6) * (rating - 3)) / 9);
}
