import { objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { FollowedObject } from '../../builder/follow.ts';
import type { Visited } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { now, print } from '../../running.ts';
import { attachToFollowed } from '../attach-followed.ts';
import { sendPatch } from '../send-change.ts';
import { type DebugOptions, debugContainer, generatedSuffix } from './debug-container.ts';
import { type DebugProfile, withProfile } from './profiles.ts';

const PATIENCE = 60_000;

/** Adds an ephemeral container to a Pod, and attaches to it if requested. */
export function* debugByEphemeral(
  invocation: Invocation,
  one: Visited,
  options: DebugOptions,
  profile: DebugProfile,
): Running<void> {
  const { flags } = invocation;
  const target = flags.text('target');
  if (target !== '' && !flags.on('quiet'))
    yield* print(
      `Targeting container ${JSON.stringify(target)}. If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    );
  const name = yield* containerName(invocation, one);
  const base = {
    name,
    terminationMessagePolicy: 'File',
    ...(target !== '' && { targetContainerName: target }),
  };
  const list = [debugContainer(base, options)];
  const spec = withProfile({ ephemeralContainers: list }, name, profile, 'ephemeral');
  const { status, body } = yield* sendPatch(
    one,
    'strategic',
    { spec },
    { subresource: 'ephemeralcontainers' },
  );
  if (status >= 400) throw serverFailure(body);
  yield* connect(invocation, { ...one, object: objectAt(body) }, name);
}

/** Attaches to a container once it runs, if `-i` or `--attach` is set. */
export function* connect(invocation: Invocation, one: Visited, container: string): Running<void> {
  const { flags } = invocation;
  if (!flags.on('attach', flags.on('stdin'))) return;
  const { type, namespace, name, object } = one;
  const followed = new FollowedObject(type, namespace, name);
  yield* followed.start();
  yield* attachToFollowed(invocation, followed, { type, namespace, name, pod: object }, container, PATIENCE);
  yield* followed.stop();
}

/** The name in `--container`, or a generated one. @throws KubectlFailure if a container has that name already. */
export function* containerName({ flags }: Invocation, { object }: Visited): Running<string> {
  const asked = flags.text('container');
  if (asked !== '') {
    const taken = ['containers', 'initContainers', 'ephemeralContainers']
      .flatMap((list) => objectsAt(object, 'spec', list))
      .some((one) => textAt(one, 'name') === asked);
    if (taken && flags.text('copy-to') === '')
      throw failure(`a container named ${JSON.stringify(asked)} is already there`);
    return asked;
  }
  const name = `debugger-${generatedSuffix(yield* now())}`;
  if (!flags.on('quiet')) yield* print(`Defaulting debug container name to ${name}.\n`);
  return name;
}
