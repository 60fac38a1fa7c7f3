import { TWO_READINGS } from './reasons.ts';
import { ERROR, type WordedCodes } from './worded-code.ts';

/** Errors in the headings and blocks of a deck. */
export const STRUCTURE_CODES = {
  'underlined-heading': {
    severity: ERROR,
    message: (_mark: string) => 'this line makes a heading of the text above it',
    help: (mark: string) => `put a blank line before \`${mark}\`, or write the heading with \`#\``,
    text: {
      what: 'A line of `-` or `=` makes a heading of the text above it.',
      why: 'It looks like a break and opens no card, so two cards run into each other.',
      help: 'Put a blank line before it, or write headings with `#`.',
    },
  },
  'unclosed-fence': {
    severity: ERROR,
    message: (swallowed: string) => `this fence is never closed${swallowed}`,
    help: 'close it with a line of as many backticks or tildes',
    text: {
      what: 'A fence is never closed.',
      why: 'It swallows every card below it.',
      help: 'Close it with a line of as many backticks or tildes.',
    },
  },
  'unclosed-comment': {
    severity: ERROR,
    message: (swallowed: string) => `this comment is never closed${swallowed}`,
    help: 'close it with `-->`',
    text: {
      what: 'A comment is never closed.',
      why: 'It swallows every card below it.',
      help: 'Close it with `-->`.',
    },
  },
  'empty-prompt': {
    severity: ERROR,
    message: () => 'the heading is empty, so the card has no prompt',
    help: 'write the task after `## `',
    text: {
      what: 'The heading of a card is empty.',
      why: 'The card asks nothing.',
      help: 'Write the task after `## `.',
    },
  },
  'content-after-answer': {
    severity: ERROR,
    message: () => 'this is after the answer, where only alerts may be',
    help: 'move it above the answer, or into a `> [!NOTE]`',
    text: {
      what: 'There is something between the answer and the alerts.',
      why: 'It would be shown with the prompt or not at all; nobody can tell which was meant.',
      help: 'Move it above the answer, or into a `> [!NOTE]`.',
    },
  },
  'content-after-alert': {
    severity: ERROR,
    message: () => 'this is after an alert, where only alerts may be',
    help: 'alerts come last: move it above them',
    text: {
      what: 'There is something after an alert.',
      why: TWO_READINGS,
      help: 'Alerts come last: move it above them.',
    },
  },
} as const satisfies WordedCodes;
