/**
 * The valid range of each weight of FSRS-6:
 * <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6>.
 */
export const WEIGHT_BOUNDS: readonly (readonly [from: number, to: number])[] = [
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** The problem with weights; `null` if there is none. */
export type WeightProblem =
  | { readonly code: 'count'; readonly found: number; readonly expected: number }
  | {
      readonly code: 'range';
      /** From 0. */
      readonly position: number;
      readonly value: number;
      readonly from: number;
      readonly to: number;
    };

/** Checks weights: the library would silently clamp invalid ones. */
export function checkWeights(weights: readonly number[]): WeightProblem | null {
  if (weights.length !== WEIGHT_BOUNDS.length)
    return { code: 'count', found: weights.length, expected: WEIGHT_BOUNDS.length };
  for (const [position, [from, to]] of WEIGHT_BOUNDS.entries()) {
    const value = weights[position] ?? Number.NaN;
    if (!(value >= from && value <= to)) return { code: 'range', position, value, from, to };
  }
  return null;
}
