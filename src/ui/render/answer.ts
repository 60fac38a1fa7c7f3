import type { Card, Note } from '../../deck/card.ts';
import type { Draw } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { clozeWithAnswers } from './cloze.ts';
import { fenced, renderItemText, renderMarkdown } from './markdown.ts';
import { indent } from './wrap.ts';

/** The answer of a card, as the card gives it. */
export function renderAnswer(card: Card, width: number, draw: Draw): string {
  switch (card.kind) {
    case 'recall':
      return renderMarkdown(card.answer.text, width, draw);
    case 'choice':
    case 'multi':
      return card.choices
        .filter((choice) => choice.correct)
        .map((choice) => renderItemText(`${draw.signs.bullet} `, choice.text.text, width, draw))
        .join('\n');
    case 'cloze':
      return clozeWithAnswers(card.text, width, draw);
    case 'text':
      return indent(printable(card.accepted.map((accepted) => accepted.text).join('\n')), '  ');
    case 'steps':
      return card.steps.map((step, i) => renderItemText(`${i + 1}. `, step.text, width, draw)).join('\n');
    case 'command':
      return card.ways
        .map((way) => renderMarkdown(fenced(way.text.trimEnd(), 'sh'), width, draw))
        .join('\n\n  or\n\n');
    case 'manifest':
      return card.answers
        .map((way) => renderMarkdown(fenced(way.text.trimEnd()), width, draw))
        .join('\n\n  or\n\n');
  }
}

/** What is shown after an answer: explanations and traps, each with its name. */
export function renderNotes(notes: readonly Note[], width: number, draw: Draw): string[] {
  return notes.map(({ type, text }) => {
    const name = type === 'note' ? draw.style.key('Note') : draw.style.warn('Trap');
    if (draw.plain) return `${name}\n${indent(renderMarkdown(text, width - 2, draw), '  ')}`;
    const bar = `${draw.style.dim(draw.signs.bar)} `;
    return indent(`${name}\n${renderMarkdown(text, width - 2, draw)}`, bar).replace(/^$/gm, bar.trimEnd());
  });
}
