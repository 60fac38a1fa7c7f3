import type { CardOf } from '../deck/card.ts';
import { shorter } from '../kubernetes/compare/shorter.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Verdict } from './verdict.ts';
import { withoutLogin } from './without-login.ts';

/** The rating for FSRS; if the answer could not be judged, the learner decides. */
const RATINGS: Record<Verdict['outcome'], Verdict['rating']> = {
  correct: 3,
  close: 2,
  unsure: null,
  wrong: 1,
};

/**
 * The verdict on typed commands, by their meaning or, if words do not settle it, by their effect. The nearest of several ways counts, and the
 * differences refer to it.
 */
export async function gradeCommand(card: CardOf<'command'>, typed: string): Promise<Verdict> {
  const answer = textsOf(card).some((way) => way.startsWith('ssh '))
    ? typed
    : withoutLogin(typed, taskOf(card));
  const judged = await judgeAnswer(textsOf(card), answer, {
    ordered: card.ordered,
    worlds: card.worlds?.map(({ text }) => text),
  });
  if (judged === undefined) return { outcome: 'unsure', score: 0, differences: [], rating: null };
  const { outcome, score, differences, by, reference } = judged;
  const brief = by === 'words' && outcome === 'correct' ? shorter(answer) : null;
  const verdict = { outcome, score, differences, rating: RATINGS[outcome], reference, by };
  return brief === null ? verdict : { ...verdict, shorter: brief };
}

function textsOf({ ways }: CardOf<'command'>): string[] {
  return ways.map(({ text }) => text);
}

function taskOf({ prompt, context }: CardOf<'command'>): string {
  return `${prompt.text}\n${context?.text ?? ''}`;
}
