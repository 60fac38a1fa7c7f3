import type { Card, Part } from '../../deck/card.ts';
import type { CardRule, Found } from '../rule.ts';
import { placeIn } from '../subjects/place-in.ts';
import { boldClaims, type Unplain, unplainWords } from '../subjects/plain-english.ts';

export const plainWords: CardRule = {
  code: 'plain-words',
  group: 'style',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A word is archaic, elliptical or not idiomatic, or it claims something without an exception.',
    why: 'Learners read under time pressure, often in a second language; and wrong facts hide in words such as "never" and "every".',
    help: 'Use the words of the Kubernetes documentation, and put the condition into the sentence.',
  },
  check: ({ card }) => [
    ...shownOf(card).flatMap((part) => findingsIn(card, part, unplainWords)),
    ...taughtOf(card).flatMap((part) => findingsIn(card, part, boldClaims)),
  ],
};

function findingsIn(card: Card, part: Part, find: (markdown: string) => readonly Unplain[]): Found[] {
  const found = find(part.text);
  if (found.length === 0) return [];
  const place = placeIn(card.file.text, part);
  return found.map(({ range, word, advice }) => ({
    range: place(range),
    message: `"${word}" is not plain English here`,
    help: advice,
  }));
}

/** All texts of a card that a learner reads, except code. */
function shownOf(card: Card): Part[] {
  const asked = [card.prompt, ...(card.context ? [card.context] : []), ...card.hints];
  const offered = card.kind === 'choice' || card.kind === 'multi' ? card.choices.map(({ text }) => text) : [];
  return [...asked, ...offered, ...(card.kind === 'steps' ? card.steps : []), ...taughtOf(card)];
}

/** The texts that a card states as facts. A task may ask for "never", and a wrong choice may claim it. */
function taughtOf(card: Card): Part[] {
  if (card.kind === 'choice' || card.kind === 'multi')
    return [...card.notes, ...card.choices.flatMap(({ reason }) => reason ?? [])];
  if (card.kind === 'recall') return [...card.notes, card.answer];
  if (card.kind !== 'cloze' || card.text.fence !== undefined) return [...card.notes];
  const { range } = card.text;
  return [...card.notes, { text: card.file.text.slice(range.start, range.end), range }];
}
