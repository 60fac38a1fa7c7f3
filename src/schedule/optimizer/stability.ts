import { owe, type Weights, weight } from './weight-vector.ts';

/**
 * The formulas of FSRS-6 with their derivatives: <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6>.
 * Each function gives a new stability and its derivatives with respect to the previous stability, difficulty and recall; to `gradient` is added
 * what it contributes for the weights, times `adjoint`, the derivative of the loss with respect to the new stability.
 */
export interface Slopes {
  stability: number;
  difficulty: number;
  recall: number;
}

export const SHORTEST = 0.001;
export const LONGEST = 36_500;

/** S' = S · (1 + e^w₈ · (11 − D) · S^−w₉ · (e^(w₁₀·(1 − R)) − 1) · w₁₅ if Hard · w₁₆ if Easy) */
export function afterSuccess(w: Weights, s: number, d: number, r: number, rating: number): number {
  const growth = Math.exp(weight(w, 8)) * s ** -weight(w, 9) * Math.expm1(weight(w, 10) * (1 - r));
  return s * (1 + (11 - d) * growth * bonusOf(w, rating));
}

/** How much more or less than Good a rating lets a stability grow. */
function bonusOf(w: Weights, rating: number): number {
  if (rating === 2) return weight(w, 15);
  return rating === 4 ? weight(w, 16) : 1;
}

export function successSlopes(
  w: Weights,
  [s, d, r]: readonly [number, number, number],
  rating: number,
  adjoint: number,
  gradient: Float64Array,
): Slopes {
  const scale = Math.exp(weight(w, 8)) * s ** (1 - weight(w, 9));
  const surprise = Math.expm1(weight(w, 10) * (1 - r));
  const bonus = bonusOf(w, rating);
  const plain = (11 - d) * scale * surprise;
  const grown = plain * bonus;
  owe(gradient, 8, adjoint * grown);
  owe(gradient, 9, -adjoint * grown * Math.log(s));
  owe(gradient, 10, adjoint * (11 - d) * scale * bonus * (surprise + 1) * (1 - r));
  if (rating === 2) owe(gradient, 15, adjoint * plain);
  if (rating === 4) owe(gradient, 16, adjoint * plain);
  return {
    stability: 1 + (grown * (1 - weight(w, 9))) / s,
    difficulty: -scale * bonus * surprise,
    recall: -(11 - d) * scale * bonus * (surprise + 1) * weight(w, 10),
  };
}

/** S' = w₁₁ · D^−w₁₂ · ((S + 1)^w₁₃ − 1) · e^(w₁₄·(1 − R)), and no more than S / e^(w₁₇·w₁₈) */
export function afterLapse(w: Weights, s: number, d: number, r: number): number {
  const forgotten =
    weight(w, 11) * d ** -weight(w, 12) * ((s + 1) ** weight(w, 13) - 1) * Math.exp(weight(w, 14) * (1 - r));
  return Math.min(forgotten, s / Math.exp(weight(w, 17) * weight(w, 18)));
}

export function lapseSlopes(
  w: Weights,
  [s, d, r]: readonly [number, number, number],
  adjoint: number,
  gradient: Float64Array,
): Slopes {
  const rest = weight(w, 11) * d ** -weight(w, 12) * Math.exp(weight(w, 14) * (1 - r));
  const power = (s + 1) ** weight(w, 13);
  const forgotten = rest * (power - 1);
  const most = s / Math.exp(weight(w, 17) * weight(w, 18));
  if (forgotten > most) {
    owe(gradient, 17, -adjoint * most * weight(w, 18));
    owe(gradient, 18, -adjoint * most * weight(w, 17));
    return { stability: most / s, difficulty: 0, recall: 0 };
  }
  owe(gradient, 11, (adjoint * forgotten) / weight(w, 11));
  owe(gradient, 12, -adjoint * forgotten * Math.log(d));
  owe(gradient, 13, adjoint * rest * power * Math.log(s + 1));
  owe(gradient, 14, adjoint * forgotten * (1 - r));
  return {
    stability: (rest * weight(w, 13) * power) / (s + 1),
    difficulty: (-forgotten * weight(w, 12)) / d,
    recall: -forgotten * weight(w, 14),
  };
}

/** On the same day: S' = S · S^−w₁₉ · e^(w₁₇·(G − 3 + w₁₈)), and no less than S unless it was forgotten */
export function withinDay(w: Weights, s: number, rating: number): number {
  const factor = s ** -weight(w, 19) * Math.exp(weight(w, 17) * (rating - 3 + weight(w, 18)));
  return s * (rating > 1 ? Math.max(1, factor) : factor);
}

export function withinDaySlopes(
  w: Weights,
  s: number,
  rating: number,
  adjoint: number,
  gradient: Float64Array,
): Slopes {
  const exponent = rating - 3 + weight(w, 18);
  const factor = s ** -weight(w, 19) * Math.exp(weight(w, 17) * exponent);
  if (rating > 1 && factor < 1) return { stability: 1, difficulty: 0, recall: 0 };
  owe(gradient, 17, adjoint * s * factor * exponent);
  owe(gradient, 18, adjoint * s * factor * weight(w, 17));
  owe(gradient, 19, -adjoint * s * factor * Math.log(s));
  return { stability: factor * (1 - weight(w, 19)), difficulty: 0, recall: 0 };
}
