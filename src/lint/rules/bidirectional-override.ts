import type { DeckRule } from '../rule.ts';
import { decodedValues } from '../subjects/decoded-values.ts';

const OVERRIDE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const bidirectionalOverride: DeckRule = {
  code: 'bidirectional-override',
  group: 'safety',
  severity: 'error',
  scope: 'deck',
  text: {
    what: 'A character changes the direction of the text around it.',
    why: 'What is read is then not what is copied: a command can look harmless and be another.',
    help: 'Take it out.',
  },
  page: 'https://trojansource.codes/',
  check: (deck) => [
    ...[...deck.file.text.matchAll(OVERRIDE)].map(({ 0: character, index }) => ({
      range: { start: index, end: index + 1 },
      message: messageOf(character),
    })),
    ...decodedValues(deck).flatMap(({ value, range }) => {
      const [character] = value.match(OVERRIDE) ?? [];
      return character === undefined ? [] : [{ range, message: `${messageOf(character)}, as an escape` }];
    }),
  ],
};

function messageOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase()} changes the direction of the text`;
}
