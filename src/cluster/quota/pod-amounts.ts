import { type Amounts, addQuantities, largerQuantity } from '../../kubernetes/add-quantities.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';

/**
 * The total requests or limits of a Pod: the larger of the sum of its containers and sidecars and the needs of its largest init container,
 * or the Pod-level amounts, plus the overhead.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podAmounts(spec: JsonObject, part: 'requests' | 'limits'): Amounts {
  const of = (owner: JsonObject): Amounts => amountsOf(objectAt(owner, 'resources', part));
  let sum: Amounts = new Map();
  for (const container of objectsAt(spec, 'containers')) sum = addQuantities(sum, of(container));
  let sidecars: Amounts = new Map();
  let start: Amounts = new Map();
  for (const container of objectsAt(spec, 'initContainers')) {
    const together = addQuantities(sidecars, of(container));
    if (textAt(container, 'restartPolicy') === 'Always') sidecars = together;
    start = largerQuantity(start, together);
  }
  const containers = largerQuantity(addQuantities(sum, sidecars), start);
  const whole = new Map([...containers, ...of(spec)]);
  const overhead = amountsOf(objectAt(spec, 'overhead'));
  const counted = part === 'requests' ? overhead : new Map([...overhead].filter(([name]) => whole.has(name)));
  return addQuantities(whole, counted);
}

function amountsOf(list: JsonObject): Amounts {
  return new Map(Object.entries(list).map(([name, amount]) => [name, String(amount)]));
}
