/** Lapses after which a card costs more than it teaches as it is worded. */
const LEECH_LAPSES = 8;
/** Further lapses after which a leech that was taken back in is set aside again. */
const LEECH_AGAIN = 4;

/** Whether the lapse of this number sets the card aside: the 8th, the 12th, the 16th ... */
export function isLeechLapse(lapses: number): boolean {
  return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN === 0;
}

/** Whether the card was forgotten so often that it should be reworded, whether or not it is set aside now. */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}
