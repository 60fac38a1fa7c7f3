import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { FollowedObject } from '../builder/follow.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { restartPolicy, runPod, runService } from '../generate/run-pod.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { now, print, send } from '../running.ts';
import { attachToFollowed } from './attach-followed.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf } from './dry-run.ts';
import type { FoundPod } from './find-pod.ts';
import { postObject } from './post-object.ts';
import { parseWait } from './timeout.ts';

/** `kubectl run` */
export const run: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const [name] = words;
  if (flags.has('image') && flags.text('image') === '') throw failure('--image is required');
  if (name === undefined) throw usageFailure('run', 'NAME is required for run');
  const attaches = flags.on('attach', flags.on('stdin') || flags.on('tty'));
  checkFlags(flags, attaches);
  const pod = runPod(name, words.slice(1), flags);
  const { namespace } = yield* invocation.connection();
  const options = { manager: 'kubectl-run', done: 'created', namespace, namesNamespace: false };
  const made: JsonObject[] = [];
  const post = function* (object: JsonObject, savesConfig: boolean): Running<void> {
    const stored = yield* postObject(invocation, object, { ...options, savesConfig, quiet: attaches });
    made.push({ ...stored, apiVersion: 'v1', kind: textAt(object, 'kind') });
  };
  if (flags.on('expose')) yield* post(runService(name, pod, flags), false);
  yield* post(pod, true);
  if (!attaches) return 0;
  try {
    return yield* attachToRun(invocation, made.at(-1) ?? {});
  } finally {
    if (flags.on('rm')) yield* removeMade(invocation, made);
  }
};

function checkFlags(flags: Flags, attaches: boolean): void {
  restartPolicy(flags);
  if (flags.on('tty') && !flags.on('stdin'))
    throw usageFailure('run', '-i/--stdin is required for containers with -t/--tty=true');
  if (flags.on('rm') && !attaches)
    throw usageFailure('run', '--rm should only be used for attached containers');
  if (attaches && dryRunOf(flags) !== 'none')
    throw usageFailure(
      'run',
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  if (flags.on('expose') && !flags.has('port'))
    throw usageFailure('run', '--port must be set when exposing a service');
}

/** Attaches to the Pod once it runs. @returns the exit code of a Pod that ends by itself. */
function* attachToRun(invocation: Invocation, pod: JsonObject): Running<number> {
  const { flags } = invocation;
  const type = typeOfObject(yield* invocation.types(), 'v1', 'Pod');
  if (type === undefined) throw failure('the server does not serve Pods');
  const [namespace, name] = [textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name')];
  const followed = new FollowedObject(type, namespace, name);
  yield* followed.start();
  const found: FoundPod = { type, namespace, name, pod };
  const limit = parseWait(flags.text('pod-running-timeout', '1m0s'));
  yield* attachToFollowed(
    invocation,
    followed,
    found,
    textAt(objectsAt(pod, 'spec', 'containers')[0], 'name'),
    limit,
  );
  const ends = restartPolicy(flags) !== 'Always' && !flags.on('leave-stdin-open');
  if (!ends) return 0;
  const end = (yield* now()) + limit;
  let changed = true;
  while (changed && !hasEnded(followed.current)) changed = yield* followed.change(end);
  yield* followed.stop();
  return exitOfPod(followed.current ?? {});
}

function hasEnded(pod: JsonObject | undefined): boolean {
  return pod === undefined || ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
}

function exitOfPod(pod: JsonObject): number {
  if (textAt(pod, 'status', 'phase') !== 'Failed') return 0;
  const state = objectAt(objectsAt(pod, 'status', 'containerStatuses')[0], 'state', 'terminated');
  const full = `${textAt(pod, 'metadata', 'namespace')}/${textAt(pod, 'metadata', 'name')}`;
  const code = Number(state.exitCode ?? 0);
  if (code === 0) throw failure(`pod ${full} failed with unknown exit code`);
  const message = textAt(state, 'message');
  throw new KubectlFailure(
    `pod ${full} terminated (${textAt(state, 'reason')})${message === '' ? '' : `\n${message}`}`,
    code,
  );
}

/** Deletes the created objects at the end, for `--rm`. */
function* removeMade(invocation: Invocation, made: readonly JsonObject[]): Running<void> {
  const types = yield* invocation.types();
  for (const object of made) {
    const kind = textAt(object, 'kind');
    const type = typeOfObject(types, 'v1', kind);
    if (type === undefined) continue;
    const name = textAt(object, 'metadata', 'name');
    const path = pathOf(type, textAt(object, 'metadata', 'namespace'), name);
    const found = yield* send({ method: 'GET', path });
    if (found.status >= 400) throw serverFailure(found.body);
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' };
    const { status, body: said } = yield* send({ method: 'DELETE', path, body });
    if (status >= 400) throw serverFailure(said);
    if (!invocation.flags.on('quiet'))
      yield* print(
        `${kind.toLowerCase()} "${name}" deleted from ${textAt(object, 'metadata', 'namespace')} namespace\n`,
      );
  }
}
