import type { CardRule } from '../rule.ts';
import { labFindings } from '../subjects/lab-findings.ts';

export const labWayRefused: CardRule = {
  code: 'lab-way-refused',
  group: 'labs',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'An answer of a lab does not solve it, though another one does.',
    why: 'A learner who goes this way is told that it is wrong.',
    help: 'Fix the answer, or the check that it does not meet.',
  },
  check: labFindings('lab-way-refused'),
};
