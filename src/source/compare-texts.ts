/** The order of two texts by their code units, which is the same on every machine: negative, zero or positive. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
