import type { CardRule } from '../rule.ts';

/** The right choice is conspicuous if it is this many times as long as the longest wrong one, and this many characters longer. */
const TIMES = 1.6;
const CHARACTERS = 25;

export const longestChoice: CardRule = {
  code: 'longest-choice',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'The right choice is the longest by far.',
    why: 'It gives itself away: a careful author qualifies what is true, and learners pick by length without knowing.',
    help: 'Cut the right choice to its point and move the rest into its reason, or make the wrong ones as exact.',
  },
  check: ({ card }) => {
    if (card.kind !== 'choice') return [];
    const right = card.choices.find((choice) => choice.correct);
    const others = card.choices.filter((choice) => !choice.correct).map(({ text }) => text.text.length);
    if (right === undefined || others.length === 0) return [];
    const longest = Math.max(...others);
    const { length } = right.text.text;
    if (length < longest * TIMES || length - longest < CHARACTERS) return [];
    const message = `the right choice has ${length} characters, the longest wrong one ${longest}`;
    return [{ range: right.text.range, message }];
  },
};
