import { isReady } from '../../cluster/controllers/pod-state.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { FollowedObject } from '../builder/follow.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { attach, now, print, printError, send } from '../running.ts';
import { exitOf, streamQuery, terminalOf } from './attached.ts';
import type { FoundPod } from './find-pod.ts';

const RECORDED =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n';
const PROMPT = "If you don't see a command prompt, try pressing enter.\n";

/** Attaches to the process of a container. @returns its exit code. */
export function* attachToContainer(
  { flags }: Invocation,
  { type, namespace, name, pod }: FoundPod,
  container: string,
): Running<number> {
  const terminal = yield* terminalOf(flags);
  const found = containersOf(pod).find((one) => textAt(one, 'name') === container);
  const own = terminal.tty && found?.tty !== true;
  if (own) yield* printError(`error: Unable to use a TTY - container ${container} did not allocate one\n`);
  const options = own ? { ...terminal, tty: false } : terminal;
  if (!flags.on('quiet')) yield* printError(`${RECORDED}${PROMPT}`);
  const path = pathOf(type, namespace, name, 'attach');
  const { status } = yield* attach({ method: 'GET', path, query: streamQuery(container, options) }, options);
  return exitOf(status);
}

function containersOf(pod: JsonObject): readonly JsonObject[] {
  return ['containers', 'ephemeralContainers'].flatMap((list) => objectsAt(pod, 'spec', list));
}

/**
 * Attaches to a container as soon as it runs; prints the log if it has ended.
 *
 * @param limit milliseconds in which it must start
 * @throws KubectlFailure if it does not start in time
 */
export function* attachToFollowed(
  invocation: Invocation,
  followed: FollowedObject,
  found: FoundPod,
  container: string,
  limit: number,
): Running<void> {
  const end = (yield* now()) + limit;
  for (;;) {
    const pod = followed.current ?? found.pod;
    const state = stateOf(pod, container);
    if (state === 'ended') return yield* printLog(found, container);
    if (state === 'running') {
      yield* attachToContainer(invocation, { ...found, pod }, container);
      return;
    }
    if (!(yield* followed.change(end))) throw failure('timed out waiting for the condition');
    if (followed.current === undefined) throw failure('pod was deleted');
  }
}

/** The state of a container: a regular container runs once its Pod is ready, an ephemeral one once its own status says so. */
function stateOf(pod: JsonObject, container: string): 'waiting' | 'running' | 'ended' {
  if (['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'))) return 'ended';
  const ephemeral = objectsAt(pod, 'status', 'ephemeralContainerStatuses').find(
    (one) => textAt(one, 'name') === container,
  );
  const state = objectAt(ephemeral, 'state');
  if ('terminated' in state) return 'ended';
  if ('running' in state) return 'running';
  const isEphemeral = objectsAt(pod, 'spec', 'ephemeralContainers').some(
    (one) => textAt(one, 'name') === container,
  );
  return !isEphemeral && textAt(pod, 'status', 'phase') === 'Running' && isReady(pod) ? 'running' : 'waiting';
}

function* printLog({ type, namespace, name }: FoundPod, container: string): Running<void> {
  const path = pathOf(type, namespace, name, 'log');
  const { status, body } = yield* send({ method: 'GET', path, query: [['container', container]] });
  if (status >= 400) throw serverFailure(body);
  if (typeof body === 'string' && body !== '') yield* print(body);
}
