import type { CardRule } from '../rule.ts';
import { labFindings } from '../subjects/lab-findings.ts';

export const labTriviallySolved: CardRule = {
  code: 'lab-trivially-solved',
  group: 'labs',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'A lab is solved by deleting everything, or by deleting and making again what must stay.',
    why: 'A learner who breaks the most is graded as right.',
    help: 'Add a check that the rest is still there: `unchanged: service/web -n shop`, or a `yaml check` of what must work.',
  },
  check: labFindings('lab-trivially-solved'),
};
