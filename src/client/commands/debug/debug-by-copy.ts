import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Visited } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { pathOf } from '../../discovery/api-type.ts';
import type { Flags } from '../../flags.ts';
import { splitPair } from '../../generate/generator.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { send, sendAndWarn } from '../../running.ts';
import { connect, containerName } from './debug-by-ephemeral.ts';
import { type DebugOptions, debugContainer } from './debug-container.ts';
import { type DebugProfile, type Kept, withoutProbes, withProfile } from './profiles.ts';

/** Creates a copy of a Pod for debugging, with another container or other images. */
export function* debugByCopy(
  invocation: Invocation,
  one: Visited,
  options: DebugOptions,
  profile: DebugProfile,
): Running<void> {
  const { flags } = invocation;
  const copied = copyOf(one, flags);
  const only = flags.text('image') === '' && !hasContainer(copied, flags.text('container'));
  const container = only ? '' : yield* containerName(invocation, one);
  const body = only ? copied : changedCopy(copied, container, options, profile);
  const path = pathOf(one.type, one.namespace);
  const made = yield* sendAndWarn({ method: 'POST', path, body });
  if (made.status >= 400) throw serverFailure(made.body);
  if (flags.on('replace')) {
    const options = { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 };
    const old = pathOf(one.type, one.namespace, one.name);
    const gone = yield* send({ method: 'DELETE', path: old, body: options });
    if (gone.status >= 400) throw serverFailure(gone.body);
  }
  const name = flags.text('copy-to');
  if (container !== '') yield* connect(invocation, { ...one, name, object: objectAt(made.body) }, container);
}

function hasContainer(pod: JsonObject, name: string): boolean {
  return objectsAt(pod, 'spec', 'containers').some((container) => textAt(container, 'name') === name);
}

/** The copy before a container is added: with its images and its node set. */
function copyOf({ object, namespace }: Visited, flags: Flags): JsonObject {
  const { labels, annotations } = objectAt(object, 'metadata');
  const { ephemeralContainers: _, nodeName, ...spec } = objectAt(object, 'spec');
  const images = imagesOf(flags);
  const containers = objectsAt(spec, 'containers').map((container): Json => {
    const image = images.get(textAt(container, 'name')) ?? images.get('*');
    return image === undefined ? container : { ...container, image };
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: flags.text('copy-to'),
      namespace,
      ...(labels !== undefined && { labels }),
      ...(annotations !== undefined && { annotations }),
    },
    spec: {
      ...spec,
      containers,
      ...(flags.on('same-node') && nodeName !== undefined && { nodeName }),
      ...(flags.has('share-processes') && { shareProcessNamespace: flags.on('share-processes') }),
    },
  };
}

function imagesOf(flags: Flags): ReadonlyMap<string, string> {
  return new Map(
    flags.list('set-image').map((word) => {
      const pair = splitPair(word);
      if (pair === undefined) throw failure(`invalid image override: ${word}`);
      return pair;
    }),
  );
}

function changedCopy(
  copied: JsonObject,
  container: string,
  options: DebugOptions,
  profile: DebugProfile,
): JsonObject {
  const { flags } = options;
  const containers = objectsAt(copied, 'spec', 'containers');
  const known = hasContainer(copied, container);
  const list: Json[] = containers.map((one) =>
    textAt(one, 'name') === container ? debugContainer(one, options) : one,
  );
  const added = debugContainer({ name: container, terminationMessagePolicy: 'File' }, options);
  const spec = { ...objectAt(copied, 'spec'), containers: known ? list : [...list, added] };
  const kept: Kept = {
    labels: flags.on('keep-labels'),
    annotations: flags.on('keep-annotations'),
    livenessProbe: flags.on('keep-liveness'),
    readinessProbe: flags.on('keep-readiness'),
    startupProbe: flags.on('keep-startup'),
    initContainers: flags.on('keep-init-containers', true),
  };
  return withoutProbes({ ...copied, spec: withProfile(spec, container, profile, 'copy') }, kept);
}
