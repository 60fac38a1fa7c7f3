import type { CardClaims } from '../../deck/identity.ts';
import type { DecksRule, FoundIn } from '../rule.ts';
import { fold } from '../subjects/fold.ts';

export const duplicatePrompt: DecksRule = {
  code: 'duplicate-prompt',
  group: 'teaching',
  severity: 'warning',
  scope: 'decks',
  text: {
    what: 'Two cards have the same prompt.',
    why: 'The learner is asked the same twice and cannot tell which answer is wanted.',
    help: 'Say what makes the two differ, or keep one of them.',
  },
  check: (decks) => {
    const seen = new Map<string, CardClaims>();
    const found: FoundIn[] = [];
    for (const { cards } of decks) {
      for (const card of cards) {
        const words = fold(card.prompt.text);
        const first = seen.get(words);
        if (first === undefined) {
          seen.set(words, card);
          continue;
        }
        const related = [{ file: first.file, range: first.prompt.range, message: 'the other card' }];
        const message = `\`${first.identity}\` asks the same`;
        found.push({ file: card.file, range: card.prompt.range, message, related });
      }
    }
    return found;
  },
};
