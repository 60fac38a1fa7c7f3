import type { Choice } from '../../deck/card.ts';
import type { CardRule, Found } from '../rule.ts';

export const sameChoices: CardRule = {
  code: 'same-choices',
  group: 'answers',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'Two choices say the same.',
    why: 'Nobody can tell them apart, and where one is right and the other wrong, the verdict is luck.',
    help: 'Take one out, or say what makes it different.',
  },
  check: ({ card }) => {
    if (card.kind !== 'choice' && card.kind !== 'multi') return [];
    const seen = new Map<string, Choice>();
    return card.choices.flatMap((choice): Found[] => {
      const words = choice.text.text.replace(/\s+/g, ' ');
      const first = seen.get(words);
      if (first === undefined) seen.set(words, choice);
      if (first === undefined) return [];
      const related = [{ file: card.file, range: first.text.range, message: 'the other one' }];
      return [{ range: choice.text.range, message: 'this choice is listed twice', related }];
    });
  },
};
