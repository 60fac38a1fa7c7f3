/** The weights of FSRS-6, by position from 0. */
export type Weights = ArrayLike<number>;

export function weight(weights: Weights, position: number): number {
  return weights[position] ?? 0;
}

/** Adds to the derivative with respect to a weight. */
export function owe(gradient: Float64Array, position: number, amount: number): void {
  gradient[position] = (gradient[position] ?? 0) + amount;
}
