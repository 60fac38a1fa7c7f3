import type { Card, Note } from '../../deck/card.ts';
import { narrower, type Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { clozeWithAnswers } from './cloze.ts';
import { fenced, renderItemText, renderMarkdown } from './markdown.ts';
import { indent } from './wrap.ts';

/** The answer of a card as it is written in the deck. */
export function renderAnswer(card: Card, screen: Screen): string {
  switch (card.kind) {
    case 'recall':
      return renderMarkdown(card.answer.text, screen);
    case 'choice':
    case 'multi':
      return card.choices
        .filter((choice) => choice.correct)
        .map((choice) => renderItemText(`${screen.signs.bullet} `, choice.text.text, screen))
        .join('\n');
    case 'cloze':
      return clozeWithAnswers(card.text, screen);
    case 'text':
      return indent(printable(card.accepted.map((accepted) => accepted.text).join('\n')), '  ');
    case 'steps':
      return card.steps.map((step, i) => renderItemText(`${i + 1}. `, step.text, screen)).join('\n');
    case 'command':
    case 'lab':
      return card.ways
        .map((way) => renderMarkdown(fenced(way.text.trimEnd(), way.language), screen))
        .join('\n\n  or\n\n');
    case 'manifest':
      return card.answers
        .map((way) => renderMarkdown(fenced(way.text.trimEnd()), screen))
        .join('\n\n  or\n\n');
  }
}

/** The notes after an answer: explanations and traps, each with its heading. */
export function renderNotes(notes: readonly Note[], screen: Screen): string[] {
  return notes.map(({ type, text }) => {
    const name = type === 'note' ? screen.style.key('Note') : screen.style.warn('Trap');
    if (screen.plain) return `${name}\n${indent(renderMarkdown(text, narrower(screen, 2)), '  ')}`;
    const bar = `${screen.style.dim(screen.signs.bar)} `;
    return indent(`${name}\n${renderMarkdown(text, narrower(screen, 2))}`, bar).replace(
      /^$/gm,
      bar.trimEnd(),
    );
  });
}
