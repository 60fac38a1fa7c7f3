import type { CardRule } from '../rule.ts';
import { labFindings } from '../subjects/lab-findings.ts';

export const labSolvedAtStart: CardRule = {
  code: 'lab-solved-at-start',
  group: 'labs',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'Every check of a lab holds before the learner has done anything.',
    why: 'The lab is graded as right before it is done.',
    help: 'Check what the task asks for, or break it in the set-up.',
  },
  check: labFindings('lab-solved-at-start'),
};
