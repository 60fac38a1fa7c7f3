import type { CardRule } from '../rule.ts';
import { labFindings } from '../subjects/lab-findings.ts';

export const labSolvable: CardRule = {
  code: 'lab-solvable',
  group: 'labs',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'A lab cannot be set up, or none of its answers solves it.',
    why: 'A learner could work on it for ever.',
    help: 'Fix the set-up, the check or the answer; the message says what was found. `k8s-drill help labs` describes the format.',
  },
  check: labFindings('lab-solvable'),
};
