import type { Kind } from '../deck/card.ts';

/** Seconds that a card of a kind takes until the learner's own times are known. */
const DEFAULT_SECONDS: Record<Kind, number> = {
  recall: 15,
  choice: 20,
  multi: 30,
  cloze: 30,
  text: 15,
  steps: 45,
  command: 60,
  manifest: 300,
};

/** Longer than this is a coffee, not an answer. */
const LONGEST_SECONDS = 900;

/** Minutes that cards of these kinds will take, by the mean of the times given for the kind, else by its default. */
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
    .map((time) => Math.min(time.ms / 1000, LONGEST_SECONDS));
  return own.length === 0 ? DEFAULT_SECONDS[kind] : own.reduce((sum, s) => sum + s, 0) / own.length;
}
