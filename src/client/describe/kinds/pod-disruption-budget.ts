import { formatSelector } from '../../../cluster/api/table/cells/labels.ts';
import { isObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';
import { portText } from '../values.ts';

export const describePodDisruptionBudget: Describer = function* (subject, page) {
  const { object } = subject;
  const { maxUnavailable, minAvailable, selector } = objectAt(object, 'spec');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  if (minAvailable !== undefined) page.field('Min available', portText(minAvailable));
  else if (maxUnavailable !== undefined) page.field('Max unavailable', portText(maxUnavailable));
  page.field('Selector', isObject(selector) ? formatSelector(selector) : '<unset>');
  page.line(0, 'Status:');
  for (const [name, field] of [
    ['Allowed disruptions', 'disruptionsAllowed'],
    ['Current', 'currentHealthy'],
    ['Desired', 'desiredHealthy'],
    ['Total', 'expectedPods'],
  ] as const)
    page.field(name, numberAt(object, 'status', field) ?? 0, 2);
  yield* describeEvents(subject, page);
};
