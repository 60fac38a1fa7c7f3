/** A share as `34 %`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** `1 card`, `2 cards`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Milliseconds as `45 s`, `3 min 5 s`, `2 min`. */
export function duration(ms: number): string {
  const whole = Math.round(ms / 1000);
  if (whole < 60) return `${whole} s`;
  const minutes = `${Math.floor(whole / 60)} min`;
  return whole % 60 === 0 ? minutes : `${minutes} ${whole % 60} s`;
}

/** Remaining milliseconds as `1:59:07` or `59:07`; a second that has begun counts as a whole one. */
export function countdown(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => `${n}`.padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A task's weight in percent of the exam, with one decimal if it is not a whole number. */
export function weightOf({ weight }: { readonly weight: number }): string {
  return `${Number.isInteger(weight) ? weight : weight.toFixed(1)} %`;
}

const DAYS_OF_MONTH = 30.44;
const DAYS_OF_YEAR = 365.25;

/** Days as `today`, `1 d`, `45 d`, `3 mo`, `1.5 y`. */
export function daysInShort(days: number): string {
  if (days === 0) return 'today';
  if (days < 2 * DAYS_OF_MONTH) return `${days} d`;
  if (days < DAYS_OF_YEAR) return `${Math.round(days / DAYS_OF_MONTH)} mo`;
  return `${(days / DAYS_OF_YEAR).toFixed(1)} y`;
}
