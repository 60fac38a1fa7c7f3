import { lookUp } from '../../../source/look-up.ts';
import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, type Located, scalarAt, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

const STRATEGY: Readonly<Record<string, string>> = {
  V1Deployment: 'strategy',
  V1DaemonSet: 'updateStrategy',
  V1StatefulSet: 'updateStrategy',
};

/** The strategies without a rolling update. */
const AT_ONCE = new Set(['Recreate', 'OnDelete']);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
export const updateStrategy: Rule = {
  code: 'update-strategy',
  *check(object) {
    const field = lookUp(STRATEGY, object.type ?? '');
    if (field === undefined) return;
    const strategy = child(object.root, 'spec', field);
    const type = textAt(strategy, 'type') ?? 'RollingUpdate';
    const rolling = child(strategy, 'rollingUpdate');
    if (rolling === undefined) return;
    if (AT_ONCE.has(type))
      yield finding('update-strategy', rolling, `the strategy is ${type}, which has no rolling update`, {
        help: 'leave it out',
      });
    for (const name of ['maxSurge', 'maxUnavailable']) yield* amount(child(rolling, name));
    if (object.type !== 'V1StatefulSet' && isZero(rolling, 'maxSurge') && isZero(rolling, 'maxUnavailable'))
      yield finding('update-strategy', rolling, 'if both are 0, the update cannot make progress');
  },
};

function isZero(rolling: Located, name: string): boolean {
  return /^0%?$/.test(scalarAt(rolling, name) ?? '');
}

function* amount(at: Located | undefined): Iterable<Finding> {
  const text = scalarAt(at);
  if (at === undefined || text === undefined || /^[0-9]+%?$/.test(text)) return;
  yield findingAtValue('update-strategy', at, `\`${text}\` is neither a number nor a percentage`, {
    help: 'such as `1` or `25%`',
  });
}
