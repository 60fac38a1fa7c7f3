import { age } from '../../../cluster/api/table/cells/age.ts';
import { podAmounts } from '../../../cluster/quota/pod-amounts.ts';
import { type Amounts, addQuantities } from '../../../kubernetes/add-quantities.ts';
import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import type { Description } from '../description.ts';
import { quantityText } from '../values.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

/** Adds the Pods of a node with their requests and limits, and the totals. */
export function writeNodePods(
  page: Description,
  pods: readonly JsonObject[],
  node: JsonObject,
  now: number,
): void {
  const status = objectAt(node, 'status');
  const allocatable = objectAt(status, 'allocatable');
  const room = Object.keys(allocatable).length > 0 ? allocatable : objectAt(status, 'capacity');
  const heads = ['CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age'];
  page.field('Non-terminated Pods', `(${pods.length} in total)`);
  page.line(1, 'Namespace', 'Name', '', ...heads);
  page.line(1, '---------', '----', '', ...heads.map((head) => '-'.repeat(head.length)));
  let requests: Amounts = new Map();
  let limits: Amounts = new Map();
  for (const pod of pods) {
    const [asked, most] = [amountsOf(pod, 'requests'), amountsOf(pod, 'limits')];
    requests = addQuantities(requests, asked);
    limits = addQuantities(limits, most);
    const cells = ['cpu', 'memory'].flatMap((name) =>
      [asked, most].map((amounts) => share(amounts, name, room)),
    );
    const metadata = objectAt(pod, 'metadata');
    page.line(1, textAt(metadata, 'namespace'), textAt(metadata, 'name'), '', ...cells, age(pod, now));
  }
  writeSums(page, requests, limits, room);
}

/** The requests or limits of a Pod's containers; kubectl ignores those of the Pod itself. */
function amountsOf(pod: JsonObject, part: 'requests' | 'limits'): Amounts {
  const { resources: _, ...spec } = objectAt(pod, 'spec');
  return podAmounts(spec, part);
}

function writeSums(page: Description, requests: Amounts, limits: Amounts, room: JsonObject): void {
  page.line(0, 'Allocated resources:');
  page.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  page.heads(1, 'Resource', 'Requests', 'Limits');
  const names = Object.keys(room).sort();
  const huge = names.filter((name) => name.startsWith('hugepages-'));
  for (const name of [...STANDARD, ...huge])
    page.line(1, name, share(requests, name, room), share(limits, name, room));
  for (const name of names)
    if (![...STANDARD, ...huge, 'pods'].includes(name))
      page.line(1, name, quantityText(requests.get(name)), quantityText(limits.get(name)));
}

/** An amount and its percentage of the total: `500m (12%)`. */
function share(amounts: Amounts, name: string, room: JsonObject): string {
  const amount = amounts.get(name);
  const [part, all] = [amount, room[name]].map((value) => inUnits(name, String(value ?? '0')));
  const percent = all === 0 || all === undefined ? 0 : Math.trunc(((part ?? 0) / all) * 100);
  return `${quantityText(amount)} (${percent}%)`;
}

/** An amount in thousandths of a core, or in whole units, rounded up. */
function inUnits(name: string, amount: string): number {
  const unit = name === 'cpu' ? 1_000_000n : 1_000_000_000n;
  return Number(((parseQuantity(amount) ?? 0n) + unit - 1n) / unit);
}
