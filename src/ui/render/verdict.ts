import type { Card } from '../../deck/card.ts';
import { type Given, givenAsText } from '../../grade/given.ts';
import type { Verdict } from '../../grade/verdict.ts';
import { narrower, type Screen } from '../../screen.ts';
import type { View } from '../../session/effect.ts';
import { printable } from '../../source/printable.ts';
import { renderAnswer, renderNotes } from './answer.ts';
import { renderItemText, renderMarkdown } from './markdown.ts';
import { renderMarked } from './marked.ts';
import { duration } from './numbers.ts';
import { OUTCOME_WORD } from './outcome-words.ts';
import { hang, indent, sideBySide, wrap } from './wrap.ts';

type VerdictView = Extract<View, { readonly type: 'verdict' }>;

/** The smallest width at which two manifests fit side by side. */
const SIDE_BY_SIDE = 110;
const WIDEST_SIDE = 72;
const GAP = 2;

/** The outcome, the learner's answer and the expected one, then the reasons. */
export function renderVerdict(view: VerdictView, screen: Screen): string {
  const parts = [headline(view, screen), ...renderComparison(view, screen)];
  return `\n${parts.join('\n\n')}\n`;
}

/** The learner's answer next to the expected one, and the reasons. */
export function renderComparison(
  { card, verdict, given, order }: Pick<VerdictView, 'card' | 'verdict' | 'given' | 'order'>,
  screen: Screen,
): string[] {
  const compared =
    card.kind === 'choice' || card.kind === 'multi'
      ? [choices(card, given, order, screen)]
      : typed(card, verdict, given, screen);
  return [...compared, ...renderNotes(card.notes, screen)];
}

function headline({ verdict, ms, rating, card }: VerdictView, { style, signs, width }: Screen): string {
  const { outcome, score } = verdict;
  const paint = { correct: style.good, close: style.warn, unsure: style.warn, wrong: style.bad }[outcome];
  const sign = { correct: signs.good, close: signs.close, unsure: signs.unsure, wrong: signs.bad }[outcome];
  const share = outcome === 'wrong' && score > 0 ? ` ${Math.round(score * 100)} %` : '';
  const way = verdict.by === 'effect' ? ', another way' : '';
  const hard = outcome === 'correct' && rating === 2 ? ', with a hint' : '';
  const time = `${duration(ms)}${card.properties.minutes ? ` of ${card.properties.minutes} min` : ''}`;
  return wrap(
    `${style.bold(paint(`${sign} ${OUTCOME_WORD[outcome]}${share}${way}`))}${hard}  ${style.dim(time)}`,
    width,
  );
}

/** Every choice with whether it is right and whether it was picked; with its reason if it was picked or missed. */
function choices(
  card: Extract<Card, { readonly kind: 'choice' | 'multi' }>,
  given: Given,
  order: readonly number[],
  screen: Screen,
): string {
  const { signs, style } = screen;
  const picked = given.type === 'items' ? given.items : [];
  return order
    .flatMap((index) => {
      const choice = card.choices[index];
      if (!choice) return [];
      const isPicked = picked.includes(index);
      const sign = choice.correct ? style.good(signs.good) : isPicked ? style.bad(signs.bad) : ' ';
      const text = isPicked ? `${choice.text.text} (you)` : choice.text.text;
      const lines = [renderItemText(`${sign} `, text, screen)];
      if (choice.reason && (isPicked || choice.correct)) {
        lines.push(indent(renderMarkdown(choice.reason.text, narrower(screen, 4)), '    '));
      }
      return lines.join('\n');
    })
    .join('\n');
}

function typed(card: Card, verdict: Verdict, given: Given, screen: Screen): string[] {
  const { style } = screen;
  const parts =
    verdict.outcome === 'correct'
      ? [rightAnswer(card, verdict, screen)]
      : bothTexts(card, verdict, given, screen);
  if (verdict.differences.length > 0) parts.push(differences(verdict, screen));
  if (verdict.shorter !== undefined)
    parts.push(`Right, and shorter:\n  ${style.code(printable(verdict.shorter))}`);
  return parts;
}

/** The card's answers; if the learner's answer takes one of several ways, only that way. */
function rightAnswer(card: Card, { by, reference }: Verdict, screen: Screen): string {
  if (by !== 'effect' || reference === undefined) return renderAnswer(card, screen);
  return `${screen.style.bold('Reference')}\n${renderMarked(reference.trimEnd(), [], screen.style.good, screen)}`;
}

/** Differences beyond these are counted but not listed. */
const MOST_DIFFERENCES = 50;

function differences({ differences: all }: Verdict, { signs, width }: Screen): string {
  const rows = all
    .slice(0, MOST_DIFFERENCES)
    .map(({ message }) => hang(`${signs.pointer} `, printable(message), width));
  const more = all.length - rows.length;
  return [...rows, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** The typed and the expected text: manifests side by side if there is room, otherwise one below the other. */
function bothTexts(card: Card, verdict: Verdict, given: Given, screen: Screen): string[] {
  const isWide = card.kind === 'manifest' && screen.width >= SIDE_BY_SIDE;
  const each = isWide ? Math.min(WIDEST_SIDE, Math.floor((screen.width - GAP) / 2)) : screen.width;
  const side = { ...screen, width: each };
  const answer =
    verdict.reference === undefined
      ? renderAnswer(card, side)
      : marked(verdict.reference.trimEnd(), 'referenceRange', verdict, side);
  const right = `${screen.style.bold('Answer')}\n${answer}`;
  if (card.kind === 'steps' || card.kind === 'cloze') return [right];
  const typedText = marked(givenAsText(given).trimEnd(), 'range', verdict, side);
  const left = `${screen.style.bold('You')}\n${typedText}`;
  return isWide ? [sideBySide(left, right, each + GAP)] : [left, right];
}

function marked(text: string, side: 'range' | 'referenceRange', verdict: Verdict, screen: Screen): string {
  const ranges = verdict.differences.flatMap((difference) => difference[side] ?? []);
  return renderMarked(text, ranges, side === 'range' ? screen.style.bad : screen.style.good, screen);
}
