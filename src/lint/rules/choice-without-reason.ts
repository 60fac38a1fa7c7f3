import type { CardRule } from '../rule.ts';

export const choiceWithoutReason: CardRule = {
  code: 'choice-without-reason',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A wrong choice does not say why it is wrong.',
    why: 'The reason is shown to anyone who picked it, at the moment when a wrong idea can be corrected.',
    help: 'Put the reason under the item, indented, after a blank line.',
  },
  check: ({ card }) => {
    if (card.kind !== 'choice') return [];
    const bare = card.choices.filter((choice) => !choice.correct && choice.reason === undefined);
    const [first] = bare;
    if (first === undefined) return [];
    const more = bare.length > 1 ? `, nor do ${bare.length - 1} more` : '';
    return [{ range: first.text.range, message: `this wrong choice has no reason${more}` }];
  },
};
