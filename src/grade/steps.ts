import type { CardOf } from '../deck/card.ts';
import type { Difference, Verdict } from './verdict.ts';

/**
 * Grades the order of the steps, except for those that may be swapped; pairs that share a step form one set. The score of a
 * wrong order is the share of steps that are in the right place.
 * @param order positions in the card's own order, as the learner arranged them
 */
export function gradeSteps(card: CardOf<'steps'>, order: readonly number[]): Verdict {
  const set = interchangeable(card);
  const differences = card.steps.flatMap((step, place): Difference[] => {
    const given = order[place] ?? -1;
    if (set[given] === set[place]) return [];
    const said = card.steps[given]?.text ?? 'nothing';
    const message = `step ${place + 1} is: ${step.text}`;
    return [{ code: 'order', path: `step ${place + 1}`, expected: step.text, actual: said, message }];
  });
  if (differences.length === 0 && new Set(order).size === card.steps.length) {
    return { outcome: 'correct', score: 1, differences, rating: 3 };
  }
  return { outcome: 'wrong', score: 1 - differences.length / card.steps.length, differences, rating: 1 };
}

/** For each step the first step of the set with which it may be swapped. */
function interchangeable({ steps, swap }: CardOf<'steps'>): number[] {
  return swap.reduce(
    (set, [a, b]) => set.map((first) => (first === set[b - 1] ? (set[a - 1] ?? first) : first)),
    steps.map((_, index) => index),
  );
}
