import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, usageFailure } from '../kubectl-failure.ts';
import { attach, printError } from '../running.ts';
import { exitOf, streamQuery, terminalOf } from './attached.ts';
import type { KubectlCommand } from './command.ts';
import { podOf } from './find-pod.ts';

/** `kubectl exec` */
export const exec: KubectlCommand = function* (invocation) {
  const { flags, words, dash } = invocation;
  const targets = dash === -1 ? words : words.slice(0, dash);
  const command = dash === -1 ? [] : words.slice(dash);
  if (dash === -1 && words.length > 1)
    throw failure(
      "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
    );
  if (targets.length === 0) throw usageFailure('exec', 'pod, type/name or --filename must be specified');
  if (command.length === 0)
    throw usageFailure('exec', 'you must specify at least one command for the container');
  const found = yield* podOf(invocation, targets[0] ?? '');
  const phase = textAt(found.pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw failure(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container = yield* containerOf(invocation, found.pod);
  const terminal = yield* terminalOf(flags);
  const query = [...command.map((word) => ['command', word] as const), ...streamQuery(container, terminal)];
  const path = pathOf(found.type, found.namespace, found.name, 'exec');
  const { status } = yield* attach({ method: 'GET', path, query }, terminal);
  return exitOf(status);
};

/** The container: that of `-c`, of the annotation, or the first one. */
export function* containerOf({ flags }: Invocation, pod: JsonObject, quiet = false): Running<string> {
  const asked = flags.text('container');
  const names = objectsAt(pod, 'spec', 'containers').map((one) => textAt(one, 'name'));
  const all = [
    ...names,
    ...['initContainers', 'ephemeralContainers'].flatMap((list) =>
      objectsAt(pod, 'spec', list).map((one) => textAt(one, 'name')),
    ),
  ];
  if (asked !== '') return asked;
  const preferred = textAt(pod, 'metadata', 'annotations', 'kubectl.kubernetes.io/default-container');
  if (preferred !== '' && names.includes(preferred)) return preferred;
  const [first = ''] = names;
  if (all.length > 1 && !quiet)
    yield* printError(`Defaulted container ${JSON.stringify(first)} out of: ${described(pod)}\n`);
  return first;
}

function described(pod: JsonObject): string {
  const list = (field: string, note: string): string[] =>
    objectsAt(pod, 'spec', field).map((one) => `${textAt(one, 'name')}${note}`);
  return [
    ...list('containers', ''),
    ...list('ephemeralContainers', ' (ephem)'),
    ...list('initContainers', ' (init)'),
  ].join(', ');
}
