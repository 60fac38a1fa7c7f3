const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number from a value on, such as ends an axis: whole, and at least 1. */
export function roundedUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((step) => step * power >= value && Number.isInteger(step * power));
  return (step ?? 10) * power;
}
