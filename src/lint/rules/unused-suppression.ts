import type { RuleInfo } from '../rule.ts';

/** It is reported when all findings are known. */
export const unusedSuppression: RuleInfo = {
  code: 'unused-suppression',
  group: 'linting',
  severity: 'warning',
  text: {
    what: 'A comment silences a rule that finds nothing in the card below it.',
    why: 'It outlived its reason, and would hide the next finding, which may be a real one.',
    help: 'Take the code out of the comment, or the whole comment.',
  },
};
