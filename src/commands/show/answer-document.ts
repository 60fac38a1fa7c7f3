import type { Card } from '../../deck/card.ts';

/** What is right on a card, as plain data for scripts; its form follows from the card's kind. */
export function answerDocument(card: Card): string | readonly unknown[] {
  switch (card.kind) {
    case 'recall':
      return card.answer.text;
    case 'choice':
    case 'multi':
      return card.choices.map(({ text, correct, reason }) => ({
        text: text.text,
        correct,
        reason: reason?.text ?? null,
      }));
    case 'cloze':
      return card.text.gaps.map(({ accepted }) => accepted.map(({ text }) => text));
    case 'text':
      return card.accepted.map(({ text }) => text);
    case 'steps':
      return card.steps.map(({ text }) => text);
    case 'command':
    case 'lab':
      return card.ways.map(({ text }) => text.trimEnd());
    case 'manifest':
      return card.answers.map(({ text }) => text.trimEnd());
  }
}
