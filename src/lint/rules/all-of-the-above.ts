import type { CardRule } from '../rule.ts';

/** "All of these", "none of the above", "all the above", and "both A and B", whose letters no list shows. */
const CATCH_ALL =
  /^\W*(?:(?:all|none|both|any|neither) of (?:the |these|them|those)|(?:all|any)(?: the)? above|(?:both |neither )?[A-E],? (?:and|or|nor|&) [A-E]\W*$)/i;

export const allOfTheAbove: CardRule = {
  code: 'all-of-the-above',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A choice is "all of the above", or one of its kin.',
    why: 'Choices are shuffled, so nothing is above; and anyone who knows two of them has the answer without the third.',
    help: 'Make it a `multi` card and tick all that hold, or write another wrong choice.',
  },
  check: ({ card }) =>
    card.kind !== 'choice' && card.kind !== 'multi'
      ? []
      : card.choices
          .filter(({ text }) => CATCH_ALL.test(text.text))
          .map(({ text }) => ({ range: text.range, message: `"${text.text}" names no answer of its own` })),
};
