/** A share as `34 %`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** A share of the exam's points as `3.2 points`. */
export function points(share: number): string {
  const value = (100 * share).toFixed(1);
  return `${value} ${value === '1.0' ? 'point' : 'points'}`;
}

/** `1 card`, `2 cards`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
