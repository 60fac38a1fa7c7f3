import type { CardRule } from '../rule.ts';

export const answerWithoutNote: CardRule = {
  code: 'answer-without-note',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A `command` or `manifest` card has no explanation.',
    why: 'A verdict says what differs. Why it is written so, and what it does to the cluster, only the author can say.',
    mend: 'Add a `> [!NOTE]` after the answer.',
  },
  check: ({ card }) =>
    (card.kind === 'command' || card.kind === 'manifest') && card.notes.length === 0
      ? [{ range: card.prompt.range, message: `the \`${card.kind}\` card explains nothing` }]
      : [],
};
