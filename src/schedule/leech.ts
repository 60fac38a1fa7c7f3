/** The number of lapses after which a card is a leech: with its wording, it costs more than it teaches. */
const LEECH_LAPSES = 8;
/** The number of further lapses after which a resumed leech is suspended again. */
const LEECH_AGAIN = 4;

/** Whether a lapse, by its number, suspends the card: the 8th, the 12th, the 16th ... */
export function isLeechLapse(lapses: number): boolean {
  return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN === 0;
}

/** Whether the card was forgotten so often that it should be reworded, suspended or not. */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}
