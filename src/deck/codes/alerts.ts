import { ERROR, type WordedCodes } from './worded-code.ts';

/** Errors in the alerts of a card. */
export const ALERTS_CODES = {
  'alert-type': {
    severity: ERROR,
    message: (type: string) => `\`[!${type}]\` is no alert of a card`,
    help: 'there are: `[!TIP]` for a hint, `[!NOTE]` for the explanation, `[!WARNING]` for a trap',
    text: {
      what: 'An alert is of a type that cards do not have.',
      why: 'It would be neither hint nor explanation, and never be shown.',
      help: 'Write `[!TIP]` for a hint, `[!NOTE]` for the explanation, `[!WARNING]` for a trap.',
    },
  },
  'alert-first-line': {
    severity: ERROR,
    message: () => 'text after the type: the quote is not an alert',
    help: 'begin the text on the next line',
    text: {
      what: 'There is text after the type of an alert.',
      why: 'A page shows a plain quote instead of the alert.',
      help: 'Begin the text on the next line.',
    },
  },
  'alerts-joined': {
    severity: ERROR,
    message: () => 'a second alert begins within the first',
    help: 'put a blank line without `>` before it',
    text: {
      what: 'Two alerts are one quote.',
      why: 'A page shows the second as text of the first.',
      help: 'Put a blank line between them.',
    },
  },
  'empty-alert': {
    severity: ERROR,
    message: () => 'the alert says nothing',
    help: 'write its text on the lines below, each after `>`',
    text: {
      what: 'An alert says nothing.',
      why: 'The learner asks for a hint and gets none.',
      help: 'Write its text below the type, each line after `>`.',
    },
  },
} as const satisfies WordedCodes;
