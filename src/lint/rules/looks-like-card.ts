import type { Block } from '../../deck/markdown/block.ts';
import { isAlert } from '../../deck/reading/alert.ts';
import { fenceRole } from '../../deck/reading/fence-words.ts';
import { parseProperties } from '../../deck/reading/properties.ts';
import { isTaskList } from '../../deck/reading/task-list.ts';
import type { DeckRule } from '../rule.ts';
import type { LintedDeck } from '../subjects/linted-deck.ts';

export const looksLikeCard: DeckRule = {
  code: 'looks-like-card',
  group: 'structure',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'Something outside of any card looks like a part of one.',
    why: 'Only a heading of the second level opens a card; what comes before the first is not asked.',
    help: 'Put a `## ` heading above it, or take away what makes it look like a card.',
  },
  check: (deck) =>
    deck.other.flatMap((block) => {
      const what = partOfCard(block, deck);
      return what === null
        ? []
        : [{ range: { start: block.start, end: block.end }, message: `${what} is outside of all cards` }];
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
