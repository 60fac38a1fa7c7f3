import type { KindRule } from '../kind-rule.ts';
import { partOf } from '../part.ts';

/** A question that the learner answers in the head, and rates. */
export const recall: KindRule<'recall'> = {
  kind: 'recall',
  properties: [],
  read: ({ text, shape }) => {
    const answer = partOf(text, shape.answer);
    return answer === null ? null : { kind: 'recall', answer };
  },
  print: ({ answer }) => `---\n\n${answer.text}`,
  essence: ({ answer }) => answer.text,
};
