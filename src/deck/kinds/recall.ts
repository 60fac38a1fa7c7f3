import { partOf } from '../reading/part.ts';
import type { KindRule } from './kind-rule.ts';

/** A task list would make it another kind of card, unless the card sets its kind. */
const TASK = /\[[ xX]\]/;

/** A question that learners answer in their heads and rate themselves. */
export const recall: KindRule<'recall'> = {
  kind: 'recall',
  properties: [],
  read: ({ text, shape }) => {
    const last = shape.answer.findLastIndex((block) => block.type !== 'html' || !block.comment);
    const answer = partOf(text, shape.answer.slice(0, last + 1));
    return answer === null ? null : { kind: 'recall', answer };
  },
  written: ({ answer }) => (TASK.test(answer.text) ? [['kind', 'recall']] : []),
  print: ({ answer }) => `---\n\n${answer.text}`,
  essence: ({ answer }) => answer.text,
};
