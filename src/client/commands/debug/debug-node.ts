import { objectAt } from '../../../kubernetes/json.ts';
import type { Visited } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { pathOf } from '../../discovery/api-type.ts';
import { typeOfObject } from '../../discovery/find-type.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { now, print, sendAndWarn } from '../../running.ts';
import { connect } from './debug-by-ephemeral.ts';
import { type DebugOptions, debugContainer, generatedSuffix } from './debug-container.ts';
import { type DebugProfile, withProfile } from './profiles.ts';

/** Runs a Pod on a node, with the node's file system under `/host` if the profile mounts it. */
export function* debugNode(
  invocation: Invocation,
  node: Visited,
  options: DebugOptions,
  profile: DebugProfile,
): Running<void> {
  const { flags } = invocation;
  const { namespace } = yield* invocation.connection();
  const type = typeOfObject(yield* invocation.types(), 'v1', 'Pod');
  if (type === undefined) throw failure('the server does not serve Pods');
  const container = flags.text('container') || 'debugger';
  const name = `node-debugger-${node.name}-${generatedSuffix(yield* now())}`;
  const spec = {
    containers: [debugContainer({ name: container, terminationMessagePolicy: 'File' }, options)],
    nodeName: node.name,
    restartPolicy: 'Never',
    tolerations: [{ operator: 'Exists' }],
  };
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: withProfile(spec, container, profile, 'node'),
  };
  if (!flags.on('quiet'))
    yield* print(`Creating debugging pod ${name} with container ${container} on node ${node.name}.\n`);
  const made = yield* sendAndWarn({ method: 'POST', path: pathOf(type, namespace), body });
  if (made.status >= 400) throw serverFailure(made.body);
  yield* connect(invocation, { type, namespace, name, object: objectAt(made.body) }, container);
}
