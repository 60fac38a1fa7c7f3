import { type JsonObject, listAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { loadBalancerAddresses } from '../cells/load-balancer.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const MOST_HOSTS = 3;

export const ingress: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textOr('<none>', object, 'spec', 'ingressClassName'),
    hosts(objectsAt(object, 'spec', 'rules')),
    loadBalancerAddresses(object).join(','),
    listAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
    age(object, now),
  ],
};

/** The first hosts. The number of remaining ones counts rules, including rules without a host. */
function hosts(rules: readonly JsonObject[]): string {
  const named = rules.map((rule) => textAt(rule, 'host')).filter((host) => host !== '');
  if (named.length === 0) return '*';
  const shown = named.slice(0, MOST_HOSTS).join(',');
  const third = rules.indexOf(rules.filter((rule) => textAt(rule, 'host') !== '')[MOST_HOSTS - 1] ?? {});
  const hasMore = named.length >= MOST_HOSTS && third < rules.length - 1;
  return hasMore ? `${shown} + ${rules.length - MOST_HOSTS} more...` : shown;
}
