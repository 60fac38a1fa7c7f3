import type { CardOf } from '../deck/card.ts';
import { matchText, type TextMatch } from './text-rules.ts';
import type { Verdict } from './verdict.ts';

/** The score of `close`: with a typo, an answer does not get the full score. */
export const CLOSE_SCORE = 0.5;

const RATING = { correct: 3, close: 2, wrong: 1 } as const;
const SCORE: Record<TextMatch, number> = { correct: 1, close: CLOSE_SCORE, wrong: 0 };

export function gradeText(card: CardOf<'text'>, text: string): Verdict {
  const outcome = matchText(text, card.accepted, { before: '', after: '', asked: card.prompt.text });
  if (outcome === 'correct') return { outcome, score: 1, differences: [], rating: RATING.correct };
  const expected = card.accepted[0]?.text ?? '';
  const message =
    outcome === 'close' ? `almost: it is spelt ${expected}` : `you said ${text.trim() || 'nothing'}`;
  return {
    outcome,
    score: SCORE[outcome],
    differences: [
      { code: outcome === 'close' ? 'spelling' : 'text', path: 'answer', expected, actual: text, message },
    ],
    rating: RATING[outcome],
  };
}
