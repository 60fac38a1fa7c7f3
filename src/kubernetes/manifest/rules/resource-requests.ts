import { parseQuantity } from '../../quantity.ts';
import { type Finding, findingAtValue } from '../finding.ts';
import { child, children, entries, type Located, scalarAt } from '../located.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export const resourceRequests: Rule = {
  code: 'resource-requests',
  advises: true,
  *check(object) {
    const podSpec = podSpecOf(object);
    for (const owner of [...containersOf(podSpec), ...(podSpec === undefined ? [] : [podSpec])]) {
      const resources = child(owner, 'resources');
      yield* above(
        child(resources, 'requests'),
        child(resources, 'limits'),
        'the request is above the limit of',
      );
      for (const list of ['requests', 'limits']) yield* suspicious(child(resources, list));
    }
    if (object.type !== 'V1LimitRange') return;
    for (const item of children(object.root, 'spec', 'limits')) {
      yield* above(child(item, 'min'), child(item, 'max'), 'the minimum is above the maximum of');
      yield* above(
        child(item, 'defaultRequest'),
        child(item, 'default'),
        'the default request is above the default limit of',
      );
      yield* above(child(item, 'default'), child(item, 'max'), 'the default limit is above the maximum of');
    }
  },
};

function* above(least: Located | undefined, most: Located | undefined, message: string): Iterable<Finding> {
  for (const entry of entries(least)) {
    const low = amount(entry);
    const high = amount(child(most, entry.key));
    if (low === undefined || high === undefined || low <= high) continue;
    yield findingAtValue('resource-requests', entry, `${message} ${scalarAt(most, entry.key)}`);
  }
}

function* suspicious(list: Located | undefined): Iterable<Finding> {
  for (const entry of entries(list)) {
    const value = amount(entry);
    if (value !== undefined && value < 0n)
      yield findingAtValue('resource-requests', entry, 'an amount must not be negative');
    const milli = /^(?:memory|ephemeral-storage)$/.test(entry.key) && /m$/.test(scalarAt(entry) ?? '');
    if (!milli) continue;
    const help = '`Mi` stands for mebibytes, `M` for megabytes, `m` for thousandths';
    yield findingAtValue('resource-requests', entry, 'these are thousandths of a byte', {
      help,
      severity: 'warning',
    });
  }
}

function amount(at: Located | undefined): bigint | undefined {
  const text = scalarAt(at);
  return text === undefined ? undefined : parseQuantity(text);
}
