import type { ConditionResult, Judgement } from '../../lab/judge/judgement.ts';
import { isSolved } from '../../lab/judge/judgement.ts';
import type { Screen } from '../../screen.ts';
import { printableLine } from '../../source/printable.ts';
import { count } from '../../ui/render/numbers.ts';
import { hang } from '../../ui/render/wrap.ts';

/** The result of a check: each condition with its points, and the total. */
export function renderJudgement(judgement: Judgement, screen: Screen): string {
  const { results, reached, points } = judgement;
  const { style } = screen;
  const rows = results.map((result) => renderResult(result, screen));
  const sum = `${reached} of ${count(points, 'point')}`;
  const verdict = isSolved(judgement) ? style.good(`Solved: ${sum}`) : style.bad(`Not solved yet: ${sum}`);
  return `\n${rows.join('\n')}\n\n${style.bold(verdict)}\n`;
}

function renderResult(
  { title, weight, holds, found }: ConditionResult,
  { style, signs, width }: Screen,
): string {
  const sign = holds ? style.good(signs.good) : style.bad(signs.bad);
  const worth = `${holds ? weight : 0}/${weight}`;
  const text = holds ? printableLine(title) : printableLine(`${title}: ${found}`);
  return hang(`${sign} ${worth} `, text, width);
}
