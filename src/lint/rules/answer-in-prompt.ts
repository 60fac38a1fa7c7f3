import type { Card, Kind } from '../../deck/card.ts';
import type { CardRule } from '../rule.ts';
import { fold, saysFolded } from '../subjects/fold.ts';

/** A shorter answer may stand in any sentence. */
const SHORTEST = 3;
/** The kinds whose answer a prompt could say. */
const SAYABLE: ReadonlySet<Kind> = new Set(['text', 'cloze', 'command', 'choice']);

export const answerInPrompt: CardRule = {
  code: 'answer-in-prompt',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'The answer is in the prompt.',
    why: 'What can be read off is not recalled, so the card is right each time and teaches nothing.',
    help: 'Ask for it by what it does, without its name.',
  },
  check: ({ card }) => {
    if (!SAYABLE.has(card.kind) || offersSeveral(card.prompt.text)) return [];
    const prompt = fold(card.prompt.text);
    const given = answersOf(card, prompt).find((answer) => {
      const words = fold(answer);
      return words.length >= SHORTEST && saysFolded(prompt, words);
    });
    if (given === undefined) return [];
    const shown = given.length > 60 ? `${given.slice(0, 60)}...` : given;
    return [
      { range: card.prompt.range, message: `the prompt says the answer: ${shown.replaceAll('\n', ' ')}` },
    ];
  },
};

/** A prompt with several names in code asks for one of them. */
function offersSeveral(prompt: string): boolean {
  return prompt.split('`').length > 4;
}

/** The answers that a prompt must not contain. A right choice may be named if a wrong one is too, and a cloze fence is filled from the prompt. */
function answersOf(card: Card, prompt: string): string[] {
  switch (card.kind) {
    case 'text':
      return card.accepted.map((answer) => answer.text);
    case 'cloze':
      if (card.text.fence !== undefined) return [];
      return card.text.gaps.flatMap((gap) => gap.accepted.map((answer) => answer.text));
    case 'command':
      return card.ways.map((way) => way.text);
    case 'choice': {
      const named = card.choices.filter(({ text }) => saysFolded(prompt, fold(text.text)));
      return named.every((choice) => choice.correct) ? named.map(({ text }) => text.text) : [];
    }
    default:
      return [];
  }
}
