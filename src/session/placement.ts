import type { Kind } from '../deck/card.ts';

/** The result of a placement question on a unit. */
export interface PlacementAnswer {
  readonly unit: string;
  readonly kind: Kind;
  readonly right: boolean;
}

/** The number of questions in a placement. */
export const QUESTIONS = 20;
/** The greatest number of questions on one unit. */
const MOST_PER_UNIT = 2;
/** The probability from which a unit counts as known. */
const KNOWN = 0.9;
/** The probability of a right answer to a known question, and of a right typed answer to an unknown one. */
const [SURE, LUCKY] = [0.9, 0.1];
/** The same for questions with a few choices. */
const LUCKY_CHOICE = 0.3;
/** The factor by which an answer's weight fades from one unit to the next: in the direction that it implies, and in the other. */
const [IMPLIED, HINTED] = [0.8, 0.4];
/** The prior log odds of knowing the first and the last unit of the course. */
const [FIRST, LAST] = [0.5, -1.5];

/**
 * The probability that a learner knows each unit, given the answers. Units build on each other: a learner who knows a late one probably knows
 * the earlier ones, and one who does not know an early one rarely knows the later ones. So an answer also counts for the units around it, with
 * a weight that fades from unit to unit: each answer adds the logarithm of its likelihood ratio to the log odds.
 * @param units ids in teaching order
 * @internal
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
 * The unit whose answer would give the most information: the one whose probability is nearest to one half, among those that can still be asked.
 * @param open units that have unasked questions
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

/** The units that are known according to the answers. */
export function knownUnits(units: readonly string[], answers: readonly PlacementAnswer[]): string[] {
  const chances = knownChances(units, answers);
  return units.filter((_, i) => (chances[i] ?? 0) >= KNOWN);
}
