import type { CardRule } from '../rule.ts';

/** In characters. */
const LONGEST = 300;

export const longPrompt: CardRule = {
  code: 'long-prompt',
  group: 'teaching',
  severity: 'warning',
  scope: 'card',
  text: {
    what: `A prompt is over ${LONGEST} characters long.`,
    why: 'The prompt is the heading: what is read first, and what lists and search show. A long one hides the task.',
    help: 'Keep the task in the heading, and move the details below it, into the context.',
  },
  check: ({ card: { prompt } }) =>
    prompt.text.length <= LONGEST
      ? []
      : [{ range: prompt.range, message: `the prompt has ${prompt.text.length} characters` }],
};
