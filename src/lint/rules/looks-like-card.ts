import { isAlert } from '../../deck/alert.ts';
import type { Block } from '../../deck/block.ts';
import { fenceRole } from '../../deck/fence-words.ts';
import { parseProperties } from '../../deck/properties.ts';
import { isTaskList } from '../../deck/task-list.ts';
import type { LintedDeck } from '../linted-deck.ts';
import type { DeckRule } from '../rule.ts';

export const looksLikeCard: DeckRule = {
  code: 'looks-like-card',
  group: 'structure',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'Something outside of any card looks like a part of one.',
    why: 'Only a heading of the second level opens a card; what stands before the first is never asked.',
    mend: 'Put a `## ` heading above it, or take away what makes it look like a card.',
  },
  check: (deck) =>
    deck.other.flatMap((block) => {
      const what = partOfCard(block, deck);
      return what === null
        ? []
        : [{ range: { start: block.start, end: block.end }, message: `${what} stands outside of any card` }];
    }),
};

function partOfCard(block: Block, { file }: LintedDeck): string | null {
  const { text } = file;
  if (block.type === 'list' && isTaskList(text, block)) return 'a task list';
  if (block.type === 'fence' && fenceRole(text, block) !== 'content') return 'an answer';
  if (block.type === 'quote' && isAlert(text, block)) return 'an alert';
  const isComment = block.type === 'html' && block.comment;
  return isComment && parseProperties(text, block, { file, list: [] }) !== null
    ? 'a comment with properties'
    : null;
}
