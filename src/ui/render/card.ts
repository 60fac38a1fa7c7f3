import type { Card } from '../../deck/card.ts';
import type { Draw } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { renderAnswer, renderNotes } from './answer.ts';
import { clozeWithGaps } from './cloze.ts';
import { renderItemText, renderMarkdown, renderTitle } from './markdown.ts';

/** A card whole: facts about it, what is asked, hints, the answer and the notes. */
export function renderCard(card: Card, facts: readonly string[], width: number, draw: Draw): string {
  const parts = [
    facts.map((fact) => draw.style.dim(printable(fact))).join('\n'),
    renderTitle(card.prompt.text, width, draw),
  ];
  if (card.context) parts.push(renderMarkdown(card.context.text, width, draw));
  if (card.kind === 'cloze') parts.push(clozeWithGaps(card.text, width, draw));
  if (card.kind === 'choice' || card.kind === 'multi') parts.push(choices(card, width, draw));
  parts.push(...card.hints.map((hint) => renderMarkdown(`Hint: ${hint.text}`, width, draw)));
  parts.push(`${draw.style.bold('Answer')}\n${renderAnswer(card, width, draw)}`);
  parts.push(...renderNotes(card.notes, width, draw));
  return `\n${parts.join('\n\n')}\n`;
}

function choices(
  card: Extract<Card, { readonly kind: 'choice' | 'multi' }>,
  width: number,
  draw: Draw,
): string {
  return card.choices
    .map((choice, i) => renderItemText(`${i + 1}. `, choice.text.text, width, draw))
    .join('\n');
}
