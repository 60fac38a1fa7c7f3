import { expect, test } from 'vitest';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { typedCharacters } from '../../src/deck/typed-characters.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web';
const fence = (words: string, text: string) => `\`\`\`${words}\n${text}\n\`\`\`\n`;

function typedOf(answer: string): number | undefined {
  const [card] = parseDeck(new SourceFile('a.md', deckText(cardText('a-card', answer)))).cards;
  return card && typedCharacters(card);
}

test.each([
  ['nothing of a card that is recalled', 'An answer.', 0],
  ['a command', fence('sh answer', 'kubectl get pods'), 16],
  [
    'the shortest of its ways',
    `${fence('sh answer', 'kubectl get pods --all-namespaces')}\n${fence('sh answer', 'kubectl get pods -A')}`,
    19,
  ],
  [
    'a manifest without its indents',
    fence('yaml answer', POD),
    'apiVersion: v1 kind: Pod metadata: name: web'.length,
  ],
  [
    'of a manifest only what it does not begin with',
    `${fence('yaml start', POD.replace('web', 'db'))}\n${fence('yaml answer', POD)}`,
    'name: web'.length,
  ],
])('%s', (_, answer, typed) => {
  expect(typedOf(answer)).toBe(typed);
});
