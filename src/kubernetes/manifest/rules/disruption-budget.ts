import { finding } from '../finding.ts';
import { child, has } from '../located.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget */
export const disruptionBudget: Rule = {
  code: 'disruption-budget',
  *check(object) {
    const most = child(object.root, 'spec', 'maxUnavailable');
    if (
      object.type === 'V1PodDisruptionBudget' &&
      most !== undefined &&
      has(object.root, 'spec', 'minAvailable')
    )
      yield finding('disruption-budget', most, '`minAvailable` is already set', {
        help: 'keep only one of them',
      });
  },
};
