import type { CardRule } from '../rule.ts';
import { labFindings } from '../subjects/lab-findings.ts';

export const labValueNotInTask: CardRule = {
  code: 'lab-value-not-in-task',
  group: 'labs',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'A check needs a value that neither the prompt nor the context names.',
    why: 'A learner who solves the task with another name or number is told that it is wrong.',
    help: 'Name the value in the task, or take it out of the check.',
  },
  check: labFindings('lab-value-not-in-task'),
};
