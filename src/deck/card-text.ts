import type { Card } from './card.ts';

/** The answer of a card as text, for search; a cloze text with its gaps filled in. */
export function answerText(card: Card): string {
  switch (card.kind) {
    case 'recall':
      return card.answer.text;
    case 'choice':
    case 'multi':
      return card.choices.map((choice) => choice.text.text).join('\n');
    case 'cloze': {
      const { literals, gaps } = card.text;
      return literals.map((literal, i) => literal + (gaps[i]?.accepted[0]?.text ?? '')).join('');
    }
    case 'text':
      return card.accepted.map((accepted) => accepted.text).join('\n');
    case 'steps':
      return card.steps.map((step) => step.text).join('\n');
    case 'command':
      return card.ways.map((way) => way.text).join('\n');
    case 'manifest':
      return card.answers.map((answer) => answer.text).join('\n');
    case 'lab':
      return card.ways.map((way) => way.text).join('\n');
  }
}
