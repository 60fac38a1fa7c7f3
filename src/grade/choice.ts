import type { CardOf } from '../deck/card.ts';
import type { Difference, Verdict } from './verdict.ts';

/**
 * Compares the picked choices with the right ones. For several, the score is the share of the right ones that were picked, minus the same share
 * for each wrong one.
 */
export function gradeChoice(card: CardOf<'choice' | 'multi'>, picked: readonly number[]): Verdict {
  const differences: Difference[] = [];
  const chosen = new Set(picked);
  let right = 0;
  let wrong = 0;
  card.choices.forEach((choice, index) => {
    const isPicked = chosen.has(index);
    if (isPicked && choice.correct) right++;
    if (isPicked && !choice.correct) wrong++;
    if (isPicked === choice.correct) return;
    const message = isPicked
      ? `picked, and it does not hold: ${choice.text.text}`
      : `missed: ${choice.text.text}`;
    differences.push({ code: isPicked ? 'picked' : 'missed', path: `choice ${index + 1}`, message });
  });
  if (differences.length === 0) return { outcome: 'correct', score: 1, differences, rating: 3 };
  const ticked = card.choices.filter((choice) => choice.correct).length;
  const score = card.kind === 'choice' ? 0 : Math.max(0, (right - wrong) / ticked);
  return { outcome: 'wrong', score, differences, rating: 1 };
}
