import type { CardRule } from '../rule.ts';

export const allTicked: CardRule = {
  code: 'all-ticked',
  group: 'answers',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'Every choice is ticked.',
    why: 'Nothing is left to tell apart: picking all of them is right without knowing any.',
    help: 'Add choices that do not hold, each with its reason.',
  },
  check: ({ card }) =>
    (card.kind === 'choice' || card.kind === 'multi') && card.choices.every((choice) => choice.correct)
      ? [{ range: card.choices[0]?.range ?? card.prompt.range, message: 'no choice of this list is wrong' }]
      : [],
};
