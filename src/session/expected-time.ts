import type { Kind } from '../deck/card.ts';
import { DEFAULT_SECONDS, LONGEST_ANSWER } from '../schedule/answer-time.ts';

/** The minutes that cards of these kinds will take: by the mean of the given times for the kind, or the kind's default. */
export function expectedMinutes(
  kinds: readonly Kind[],
  times: readonly { readonly kind: Kind; readonly ms: number }[],
): number {
  const seconds = new Map<Kind, number>();
  const secondsOf = (kind: Kind): number => {
    const known = seconds.get(kind) ?? meanSeconds(kind, times);
    seconds.set(kind, known);
    return known;
  };
  return kinds.reduce((sum, kind) => sum + secondsOf(kind), 0) / 60;
}

function meanSeconds(kind: Kind, times: readonly { readonly kind: Kind; readonly ms: number }[]): number {
  const own = times
    .filter((time) => time.kind === kind)
    .map((time) => Math.min(time.ms, LONGEST_ANSWER) / 1000);
  return own.length === 0 ? DEFAULT_SECONDS[kind] : own.reduce((sum, s) => sum + s, 0) / own.length;
}
