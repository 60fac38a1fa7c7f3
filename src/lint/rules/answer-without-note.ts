import type { Kind } from '../../deck/card.ts';
import type { CardRule } from '../rule.ts';

const EXPLAINED: ReadonlySet<Kind> = new Set(['command', 'manifest', 'lab']);

export const answerWithoutNote: CardRule = {
  code: 'answer-without-note',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A `command`, `manifest` or `lab` card has no explanation.',
    why: 'A verdict says what differs. Why it is written so, and what it does to the cluster, only the author can say.',
    help: 'Add a `> [!NOTE]` after the answer.',
  },
  check: ({ card }) =>
    EXPLAINED.has(card.kind) && card.notes.length === 0
      ? [{ range: card.prompt.range, message: `the \`${card.kind}\` card explains nothing` }]
      : [],
};
