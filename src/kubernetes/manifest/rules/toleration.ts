import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, type Located, textAt } from '../located.ts';
import { podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export const toleration: Rule = {
  code: 'toleration',
  *check(object) {
    for (const item of children(podSpecOf(object), 'tolerations')) yield* checkToleration(item);
  },
};

function* checkToleration(item: Located): Iterable<Finding> {
  const operator = textAt(item, 'operator') ?? 'Equal';
  const value = child(item, 'value');
  if (operator === 'Exists' && value !== undefined && textAt(value) !== '')
    yield findingAtValue('toleration', value, 'the operator Exists takes no value', {
      help: 'leave it out, or write `operator: Equal`',
    });
  if (operator !== 'Exists' && (textAt(item, 'key') ?? '') === '' && item.node.kind === 'map')
    yield finding(
      'toleration',
      item,
      'without a key, the operator must be Exists, which tolerates every taint',
    );
  const seconds = child(item, 'tolerationSeconds');
  if (seconds !== undefined && textAt(item, 'effect') !== 'NoExecute')
    yield findingAtValue('toleration', seconds, '`tolerationSeconds` requires the effect NoExecute');
}
