import type { Kind } from '../deck/card.ts';

/** What a question showed of a unit. */
export interface PlacementAnswer {
  readonly unit: string;
  readonly kind: Kind;
  readonly right: boolean;
}

/** Questions of a placement. */
export const QUESTIONS = 20;
/** Questions on one unit, at most. */
const MOST_PER_UNIT = 2;
/** The chance from which a unit counts as known. */
const KNOWN = 0.9;
/** The chance to answer right what one knows, and to get a typed answer right without knowing it. */
const [SURE, LUCKY] = [0.9, 0.1];
/** The same where one chooses among a few answers. */
const LUCKY_CHOICE = 0.3;
/** What is left of an answer's weight from one unit to the next: to the side where it must hold if it holds here, and to the other. */
const [IMPLIED, HINTED] = [0.8, 0.4];
/** Log odds of knowing the first and the last unit of the course before anything was asked. */
const [FIRST, LAST] = [0.5, -1.5];

/**
 * The chance that a learner knows each unit, by what was answered. Units build on each other: who knows a late one knows most of what comes before it, and
 * who does not know an early one seldom knows what comes after. So an answer counts, with a weight that fades from unit to unit, for those around it too:
 * log odds, to which each answer adds the logarithm of its likelihood ratio.
 * @param units ids in teaching order
 */
export function knownChances(units: readonly string[], answers: readonly PlacementAnswer[]): number[] {
  return units.map((_, i) => {
    let odds = FIRST + ((LAST - FIRST) * i) / Math.max(1, units.length - 1);
    for (const answer of answers) {
      const at = units.indexOf(answer.unit);
      if (at === -1) continue;
      const implied = answer.right ? i <= at : i >= at;
      odds += weightOf(answer) * (implied ? IMPLIED : HINTED) ** Math.abs(i - at);
    }
    return 1 / (1 + Math.exp(-odds));
  });
}

function weightOf({ kind, right }: PlacementAnswer): number {
  const lucky = kind === 'choice' || kind === 'multi' ? LUCKY_CHOICE : LUCKY;
  return right ? Math.log(SURE / lucky) : Math.log((1 - SURE) / (1 - lucky));
}

/**
 * The unit whose answer would tell most: the one that is nearest to an even chance, among those that can still be asked.
 * @param open units that still have a question
 */
export function nextUnit(
  units: readonly string[],
  open: ReadonlySet<string>,
  answers: readonly PlacementAnswer[],
): string | undefined {
  const chances = knownChances(units, answers);
  const asked = (unit: string): number => answers.filter((answer) => answer.unit === unit).length;
  let best: { unit: string; distance: number } | undefined;
  for (const [i, unit] of units.entries()) {
    if (!open.has(unit) || asked(unit) >= MOST_PER_UNIT) continue;
    const distance = Math.abs((chances[i] ?? 0) - 0.5) + asked(unit) / 10;
    if (best === undefined || distance < best.distance) best = { unit, distance };
  }
  return best?.unit;
}

/** The units that the answers show as known. */
export function knownUnits(units: readonly string[], answers: readonly PlacementAnswer[]): string[] {
  const chances = knownChances(units, answers);
  return units.filter((_, i) => (chances[i] ?? 0) >= KNOWN);
}
