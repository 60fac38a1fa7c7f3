import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { type OutputFormat, readOutputFormat } from '../output/output-format.ts';
import { printObject } from '../output/print-objects.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';

/** The resources that are printed for each namespace, in this order. */
const LISTED = [
  'api/v1/events',
  'api/v1/replicationcontrollers',
  'api/v1/services',
  'apis/apps/v1/daemonsets',
  'apis/apps/v1/deployments',
  'apis/apps/v1/replicasets',
  'api/v1/pods',
];
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

type DumpFormat = Exclude<OutputFormat, { as: 'table' }>;

/** `kubectl cluster-info dump` */
export const clusterInfoDump: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (!['', '-'].includes(flags.text('output-directory')))
    throw failure('the kubectl built into k8s-drill can only dump to standard output');
  const chosen = yield* readOutputFormat(flags, false);
  const format: DumpFormat = chosen.as === 'table' ? { as: 'json' } : chosen;
  if (format.as === 'name') throw failure('list types are not supported by name printing: *v1.NodeList');
  const namespaces = yield* namespacesOf(invocation);
  yield* dumpList('/api/v1/nodes', format);
  for (const namespace of namespaces) {
    let pods: JsonObject = {};
    for (const type of LISTED) {
      const at = type.lastIndexOf('/');
      const path = `/${type.slice(0, at)}/namespaces/${namespace}/${type.slice(at + 1)}`;
      pods = yield* dumpList(path, format);
    }
    for (const pod of objectsAt(pods, 'items')) yield* dumpLogs(namespace, pod);
  }
  return 0;
};

function* namespacesOf(invocation: Invocation): Running<readonly string[]> {
  const { flags } = invocation;
  const { namespace } = yield* invocation.connection();
  if (flags.on('all-namespaces')) {
    const { status, body } = yield* send({ method: 'GET', path: '/api/v1/namespaces' });
    if (status >= 400) throw serverFailure(body);
    return objectsAt(body, 'items').map((one) => textAt(one, 'metadata', 'name'));
  }
  const given = flags.list('namespaces');
  return given.length > 0 ? given : ['kube-system', namespace];
}

/** Prints a list. @returns the list */
function* dumpList(path: string, format: DumpFormat): Running<JsonObject> {
  const { status, body } = yield* send({ method: 'GET', path });
  if (status >= 400) throw serverFailure(body);
  const list = objectAt(body);
  yield* print(`${format.as === 'yaml' ? '---\n' : ''}${printObject(list, format)}`);
  return list;
}

function* dumpLogs(namespace: string, pod: JsonObject): Running<void> {
  const name = textAt(pod, 'metadata', 'name');
  for (const container of LISTS.flatMap((list) => objectsAt(pod, 'spec', list))) {
    const own = textAt(container, 'name');
    const what = `logs for container ${own} of pod ${namespace}/${name}`;
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/log`;
    const { status, body } = yield* send({ method: 'GET', path, query: [['container', own]] });
    const text = status >= 400 ? `${textAt(body, 'message')}\n` : String(body);
    yield* print(`==== START ${what} ====\n${text}==== END ${what} ====\n`);
  }
}
