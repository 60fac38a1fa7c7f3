import type { Card } from '../../deck/card.ts';
import type { Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { renderAnswer, renderNotes } from './answer.ts';
import { clozeWithGaps } from './cloze.ts';
import { renderItemText, renderMarkdown, renderTitle } from './markdown.ts';

/** The whole card: facts about it, the question, hints, the answer and the notes. */
export function renderCard(card: Card, facts: readonly string[], screen: Screen): string {
  const parts = [
    facts.map((fact) => screen.style.dim(printable(fact))).join('\n'),
    renderTitle(card.prompt.text, screen),
  ];
  if (card.context) parts.push(renderMarkdown(card.context.text, screen));
  if (card.kind === 'cloze') parts.push(clozeWithGaps(card.text, screen));
  if (card.kind === 'choice' || card.kind === 'multi') parts.push(choices(card, screen));
  parts.push(...card.hints.map((hint) => renderMarkdown(`Hint: ${hint.text}`, screen)));
  parts.push(`${screen.style.bold('Answer')}\n${renderAnswer(card, screen)}`);
  parts.push(...renderNotes(card.notes, screen));
  return `\n${parts.join('\n\n')}\n`;
}

function choices(card: Extract<Card, { readonly kind: 'choice' | 'multi' }>, screen: Screen): string {
  return card.choices.map((choice, i) => renderItemText(`${i + 1}. `, choice.text.text, screen)).join('\n');
}
