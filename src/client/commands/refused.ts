import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { podOf } from './find-pod.ts';

/** A command that is refused, with the reason and an alternative. */
function refuses(reason: string): KubectlCommand {
  // biome-ignore lint/correctness/useYield: a command asks the world for what it needs, and this one needs nothing.
  return function* (): Running<number> {
    throw failure(reason);
  };
}

/** `kubectl proxy` */
export const proxy = refuses(
  'the kubectl built into k8s-drill opens no ports, so it has no proxy; use kubectl get --raw PATH to query the API server',
);

/** `kubectl completion` */
export const completion = refuses(
  'the kubectl built into k8s-drill has no shell completion of its own; install kubectl for that',
);

/** `kubectl plugin list` */
export const pluginList = refuses('unable to find any kubectl plugins in your PATH');

/** `kubectl port-forward`: finds the Pod as the real kubectl does, and stops where it would open a port. */
export const portForward: KubectlCommand = function* (invocation) {
  const [target = '', ...ports] = invocation.words;
  if (ports.length === 0)
    throw usageFailure('port-forward', 'TYPE/NAME and list of ports are required for port-forward');
  const { type, namespace, name, pod, through } = yield* podOf(invocation, target);
  for (const port of ports) checkPort(port, through);
  const fresh = yield* send({ method: 'GET', path: pathOf(type, namespace, name) });
  if (fresh.status >= 400) throw serverFailure(fresh.body);
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running')
    throw failure(`unable to forward port because pod is not running. Current status=${phase}`);
  const container = textAt(objectsAt(pod, 'spec', 'containers')[0], 'name');
  throw new KubectlFailure(
    `error: the kubectl built into k8s-drill opens no ports, so nothing is forwarded to pod/${name}; reach it from inside the cluster, for example with kubectl exec ${name} -c ${container} -- wget -qO- localhost:${ports[0]?.split(':').at(-1) ?? ''}`,
  );
};

function checkPort(text: string, through: JsonObject | undefined): void {
  if (!/^(?:\d*:)?[a-z0-9-]+$/.test(text)) throw failure(`invalid port format '${text}'`);
  const remote = text.split(':').at(-1) ?? '';
  if (/^\d+$/.test(remote) || textAt(through, 'kind') !== 'Service') return;
  const named = objectsAt(through, 'spec', 'ports').some((port) => textAt(port, 'name') === remote);
  if (!named)
    throw failure(`Service '${textAt(through, 'metadata', 'name')}' does not have a named port '${remote}'`);
}
