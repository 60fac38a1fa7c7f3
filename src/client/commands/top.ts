import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { alignColumns } from '../output/columns.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { sayNoneFound } from './none-found.ts';
import { byUsage, columnsOf, type Measured, type ResourceUsage, usageOf, usageSum } from './top-usage.ts';

const METRICS = '/apis/metrics.k8s.io/v1beta1';

/** `kubectl top pod` */
export const topPod: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  yield* checkLine(invocation, 'pod');
  const everywhere = flags.on('all-namespaces');
  const { namespace } = yield* invocation.connection();
  const within = everywhere ? '' : `/namespaces/${namespace}`;
  const metrics = yield* metricsOf(invocation, `${METRICS}${within}/pods`);
  if (metrics.length === 0) return yield* explainNothing(invocation, `/api/v1${within}/pods`);
  const perContainer = flags.on('containers');
  const sortBy = flags.text('sort-by');
  const pods = metrics
    .map((metric): Measured => {
      const containers = objectsAt(metric, 'containers').map((container) => ({
        name: textAt(container, 'name'),
        usage: usageOf(container),
      }));
      const { name, namespace: own } = objectAt(metric, 'metadata');
      return {
        namespace: String(own ?? ''),
        name: String(name ?? ''),
        usage: usageSum(containers.map(({ usage }) => usage)),
        containers,
      };
    })
    .sort(byUsage(sortBy));
  const rows = pods.flatMap((pod) => {
    const place = everywhere ? [pod.namespace] : [];
    if (!perContainer) return [[...place, pod.name, ...columnsOf(pod.usage)]];
    return pod.containers.map(({ name, usage }) => [...place, pod.name, name, ...columnsOf(usage)]);
  });
  const names = [...(everywhere ? ['NAMESPACE'] : []), ...(perContainer ? ['POD', 'NAME'] : ['NAME'])];
  const blanks = names.map(() => '');
  const sum = flags.on('sum')
    ? [
        [...blanks, '________', '________'],
        [...blanks, ...columnsOf(usageSum(pods.map(({ usage }) => usage)))],
      ]
    : [];
  yield* printRows(invocation, [...names, 'CPU(cores)', 'MEMORY(bytes)'], [...rows, ...sum]);
  return 0;
};

/** `kubectl top node` */
export const topNode: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  yield* checkLine(invocation, 'node');
  if (flags.on('show-swap'))
    throw failure('the kubectl built into k8s-drill does not support "kubectl top node --show-swap"');
  const metrics = yield* metricsOf(invocation, `${METRICS}/nodes`);
  if (metrics.length === 0) throw failure('metrics not available yet');
  const [name] = words;
  const reply = yield* send({
    method: 'GET',
    path: name === undefined ? '/api/v1/nodes' : `/api/v1/nodes/${name}`,
    ...(flags.has('selector') && { query: [['labelSelector', flags.text('selector')]] }),
  });
  if (reply.status >= 400) throw serverFailure(reply.body);
  const nodes = name === undefined ? objectsAt(reply.body, 'items') : [objectAt(reply.body)];
  const part = flags.on('show-capacity') ? 'capacity' : 'allocatable';
  const room = new Map(
    nodes.map((node) => [textAt(node, 'metadata', 'name'), objectAt(node, 'status', part)]),
  );
  const measured = metrics
    .map((metric): Measured => {
      const own = textAt(metric, 'metadata', 'name');
      return { namespace: '', name: own, usage: usageOf(metric), containers: [] };
    })
    .sort(byUsage(flags.text('sort-by')));
  const rows = measured.map(({ name: own, usage }) => [own, ...shares(usage, room.get(own) ?? {})]);
  const missing = [...room.keys()].filter((own) => !measured.some((one) => one.name === own)).sort();
  const unknown = missing.map((own) => [own, ...Array<string>(4).fill('<unknown>')]);
  const heads = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];
  yield* printRows(invocation, heads, [...rows, ...unknown]);
  return 0;
};

function* checkLine(invocation: Invocation, type: 'pod' | 'node'): Running<void> {
  const { flags, words } = invocation;
  const order = flags.text('sort-by');
  if (words.length > 1) throw usageFailure(`top ${type}`, `${type} [NAME | -l label]`);
  if (order !== '' && order !== 'cpu' && order !== 'memory')
    throw failure('--sort-by accepts only cpu or memory');
  if (words.length > 0 && flags.has('selector'))
    throw failure('only one of NAME or selector can be provided');
  const types = yield* invocation.types();
  if (!types.some(({ group, version }) => group === 'metrics.k8s.io' && version === 'v1beta1'))
    throw failure('Metrics API not available');
}

function* metricsOf({ flags, words }: Invocation, path: string): Running<readonly JsonObject[]> {
  const [name] = words;
  const query = (
    [
      ['labelSelector', 'selector'],
      ['fieldSelector', 'field-selector'],
    ] as const
  ).flatMap(([parameter, flag]) => (flags.has(flag) ? [[parameter, flags.text(flag)] as const] : []));
  const reply = yield* send({ method: 'GET', path: name === undefined ? path : `${path}/${name}`, query });
  if (reply.status >= 400) throw serverFailure(reply.body);
  return name === undefined ? objectsAt(reply.body, 'items') : [objectAt(reply.body)];
}

/** Prints that there are no Pods, or that there are no metrics for them yet. */
function* explainNothing(invocation: Invocation, path: string): Running<number> {
  const { flags } = invocation;
  const query = flags.has('selector') ? [['labelSelector', flags.text('selector')] as const] : [];
  const reply = yield* send({ method: 'GET', path, query });
  if (reply.status >= 400) throw serverFailure(reply.body);
  if (objectsAt(reply.body, 'items').length > 0) throw failure('metrics not available yet');
  yield* sayNoneFound(invocation, flags.on('all-namespaces'));
  return 0;
}

/** The usage with its percentage of the capacity: `65m`, `1%`, `540Mi`, `6%`. */
function shares({ cpu, memory }: ResourceUsage, room: JsonObject): readonly string[] {
  const [cores = '', bytes = ''] = columnsOf({ cpu, memory });
  const percent = (used: bigint, resource: string): string => {
    const all = parseQuantity(String(room[resource] ?? '0')) ?? 0n;
    return all === 0n ? '0%' : `${(used * 100n) / all}%`;
  };
  return [cores, percent(cpu, 'cpu'), bytes, percent(memory, 'memory')];
}

/** Prints rows in which every cell is padded, including the last one. */
function* printRows(
  { flags }: Invocation,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Running<void> {
  const shown = flags.on('no-headers') ? rows : [heads, ...rows];
  yield* print(alignColumns(shown.map((cells) => [...cells, ''])));
}
