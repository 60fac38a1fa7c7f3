import { lookUp } from '../../source/look-up.ts';
import type { DeckRule } from '../rule.ts';
import { decodedValues } from '../subjects/decoded-values.ts';

/** C0 and C1 except tab, line feed and carriage return; a byte order mark within the text; the replacement for bytes that are not UTF-8. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|(?!^)\ufeff/g;

const NAMES: Readonly<Record<string, string>> = {
  '\u001b': 'an escape sequence begins here: a terminal would obey it',
  '\ufffd': 'there are bytes here that are not UTF-8',
  '\ufeff': 'there is a byte order mark within the text',
};

export const controlCharacter: DeckRule = {
  code: 'control-character',
  group: 'safety',
  severity: 'error',
  scope: 'deck',
  text: {
    what: 'There is a control character in the text.',
    why: 'A terminal obeys it instead of showing it: it can hide text, move the cursor or change the title. k8s-drill never prints one, so the card is not shown as written.',
    help: 'Take it out; in output of a tool, leave its colours out.',
  },
  check: (deck) => [
    ...[...deck.file.text.matchAll(CONTROL)].map(({ 0: character, index }) => ({
      range: { start: index, end: index + 1 },
      message: messageOf(character),
    })),
    ...decodedValues(deck).flatMap(({ value, range }) => {
      const [character] = value.match(CONTROL) ?? [];
      return character === undefined ? [] : [{ range, message: `${messageOf(character)}, as an escape` }];
    }),
  ],
};

function messageOf(character: string): string {
  const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return lookUp(NAMES, character) ?? `the control character U+${number}`;
}
