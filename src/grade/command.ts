import type { CardOf } from '../deck/card.ts';
import { shorter } from '../kubernetes/compare/shorter.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Verdict } from './verdict.ts';
import { withoutLogin } from './without-login.ts';

/** What FSRS is told; only the learner can say whether what is not decided was right. */
const RATINGS: Record<Verdict['outcome'], Verdict['rating']> = {
  correct: 3,
  close: 2,
  unsure: null,
  wrong: 1,
};

/** The verdict on typed commands, by what they mean, and where words do not settle that, by what they do. Of several ways the nearest counts, and the differences are about it. */
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
