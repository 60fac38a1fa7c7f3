import { objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { close, next, open, print, printError, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { containerOf } from './exec.ts';
import { type FoundPod, podsOf } from './find-pod.ts';
import { sayNoneFound } from './none-found.ts';
import { parseWait } from './timeout.ts';

const USAGE =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples";

/** `kubectl logs` */
export const logs: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (words.length === 0 && !flags.has('selector')) throw failure(USAGE);
  if (words.length > 0 && flags.has('selector'))
    throw failure('only a selector (-l) or a POD name is allowed');
  if (flags.has('since') && flags.has('since-time'))
    throw failure('at most one of `sinceTime` or `sinceSeconds` may be specified');
  if (words.length > 2) throw failure(USAGE);
  if (words.length === 2 && flags.has('container'))
    throw usageFailure('logs', 'only one of -c or an inline [CONTAINER] arg is allowed');
  const pods = flags.has('selector')
    ? yield* selectedPods(invocation)
    : yield* loggedPods(invocation, words[0] ?? '');
  if (pods.length === 0) {
    yield* sayNoneFound(invocation, false);
    return 0;
  }
  const all = flags.has('selector') || flags.on('all-pods');
  const [first] = pods;
  if (flags.on('all-pods') && first?.selector !== undefined) {
    const query = [['labelSelector', first.selector]] as const;
    yield* send({ method: 'GET', path: pathOf(first.type, first.namespace), query });
  }
  if (!all && pods.length > 1) yield* printError(`Found ${pods.length} pods, using pod/${pods[0]?.name}\n`);
  for (const pod of all ? pods : pods.slice(0, 1)) yield* printPod(invocation, pod, all);
  return 0;
};

/** The Pods for a word. Unlike other commands, `logs` has its own message if there is no Pod of that name. */
function* loggedPods(invocation: Invocation, word: string): Running<readonly FoundPod[]> {
  const { namespace } = yield* invocation.connection();
  try {
    return yield* podsOf(invocation, word);
  } catch (problem) {
    if (!(problem instanceof KubectlFailure) || !problem.message.includes('(NotFound): pods')) throw problem;
    const said = problem.message.replace('Error from server', 'error from server');
    throw failure(`${said} in namespace ${JSON.stringify(namespace)}`);
  }
}

function* selectedPods(invocation: Invocation): Running<readonly FoundPod[]> {
  const type = typeOfObject(yield* invocation.types(), 'v1', 'Pod');
  const { namespace } = yield* invocation.connection();
  if (type === undefined) throw failure('the server does not serve Pods');
  const query = [['labelSelector', invocation.flags.text('selector')]] as const;
  const { status, body } = yield* send({ method: 'GET', path: pathOf(type, namespace), query });
  if (status >= 400) throw serverFailure(body);
  return objectsAt(body, 'items').map((pod) => ({
    type,
    namespace,
    name: textAt(pod, 'metadata', 'name'),
    pod,
  }));
}

function* printPod(invocation: Invocation, found: FoundPod, several: boolean): Running<void> {
  const { flags } = invocation;
  const containers = flags.on('all-containers')
    ? ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
        objectsAt(found.pod, 'spec', list).map((one) => textAt(one, 'name')),
      )
    : [yield* loggedContainer(invocation, found)];
  for (const container of containers) {
    const prefix = flags.on('prefix') ? `[pod/${found.name}/${container}] ` : '';
    yield* printContainer(flags, found, container, prefix, several);
  }
}

/**
 * The container: that of the second word, of `-c`, of the annotation, or the first one.
 * @throws KubectlFailure for a container that the Pod does not have.
 */
function* loggedContainer(invocation: Invocation, { pod, name }: FoundPod): Running<string> {
  const asked = invocation.words[1] ?? invocation.flags.text('container');
  if (asked === '') return yield* containerOf(invocation, pod);
  const lists = ['containers', 'initContainers', 'ephemeralContainers'];
  const known = lists
    .flatMap((list) => objectsAt(pod, 'spec', list))
    .some((one) => textAt(one, 'name') === asked);
  if (!known) throw failure(`container ${asked} is not valid for pod ${name}`);
  return asked;
}

function* printContainer(
  flags: Flags,
  { type, namespace, name }: FoundPod,
  container: string,
  prefix: string,
  several: boolean,
): Running<void> {
  const query = logQuery(flags, container, several);
  const request = { method: 'GET', path: pathOf(type, namespace, name, 'log'), query } as const;
  if (!flags.on('follow')) {
    const { status, body } = yield* send(request);
    if (status >= 400) throw refused(serverFailure(body), flags);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (text !== '') yield* print(prefixed(text, prefix));
    return;
  }
  const opened = yield* open(request);
  if (!('stream' in opened)) {
    if (opened.status >= 400) throw serverFailure(opened.body);
    yield* print(prefixed(String(opened.body ?? ''), prefix));
    return;
  }
  for (;;) {
    const part = yield* next(opened.stream);
    if (!('part' in part)) break;
    yield* print(prefixed(part.part, prefix));
  }
  yield* close(opened.stream);
}

function refused(problem: KubectlFailure, flags: Flags): KubectlFailure {
  return flags.on('ignore-errors') ? new KubectlFailure(problem.message, 0) : problem;
}

function prefixed(text: string, prefix: string): string {
  return prefix === '' ? text : text.replace(/^(?=[^\n])/gm, prefix);
}

function logQuery(flags: Flags, container: string, several: boolean): readonly (readonly [string, string])[] {
  const tail = flags.int('tail', several && flags.has('selector') ? 10 : -1);
  const since = flags.has('since') ? Math.ceil(parseWait(flags.text('since')) / 1000) : 0;
  return [
    ['container', container] as const,
    ...(flags.on('follow') ? [['follow', 'true'] as const] : []),
    ...(flags.has('limit-bytes') ? [['limitBytes', String(flags.int('limit-bytes', 0))] as const] : []),
    ...(flags.on('previous') ? [['previous', 'true'] as const] : []),
    ...(since > 0 ? [['sinceSeconds', String(since)] as const] : []),
    ...(flags.has('since-time') ? [['sinceTime', flags.text('since-time')] as const] : []),
    ...(tail >= 0 ? [['tailLines', String(tail)] as const] : []),
    ...(flags.on('timestamps') ? [['timestamps', 'true'] as const] : []),
  ];
}
