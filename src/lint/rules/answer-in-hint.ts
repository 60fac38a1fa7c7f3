import type { CardRule } from '../rule.ts';
import { fold, saysFolded } from '../subjects/fold.ts';

/** A shorter answer may stand in any sentence. */
const SHORTEST = 4;

export const answerInHint: CardRule = {
  code: 'answer-in-hint',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A hint holds the whole answer.',
    why: 'A hint makes the way shorter; one that ends it turns a question into reading, and the schedule believes the result.',
    help: 'Say where to look, or how the answer begins.',
  },
  check: ({ card }) => {
    if (card.hints.length === 0) return [];
    const answers =
      card.kind === 'text'
        ? card.accepted.map((answer) => answer.text)
        : card.kind === 'command' || card.kind === 'lab'
          ? card.ways.map((way) => way.text)
          : [];
    const long = answers.map(fold).filter((answer) => answer.length >= SHORTEST);
    if (long.length === 0) return [];
    return card.hints
      .filter((hint) => saysAny(fold(hint.text), long))
      .map((hint) => ({ range: hint.range, message: 'this hint is the answer' }));
  },
};

function saysAny(hint: string, answers: readonly string[]): boolean {
  return answers.some((answer) => saysFolded(hint, answer));
}
