import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { ApiReply } from '../api/request.ts';
import { badRequest, statusError } from '../api/status-error.ts';
import { readResources } from '../pods/resources.ts';
import type { PodConnection, PodRuntime } from '../pods/runtime.ts';
import type { Usage } from '../pods/usage.ts';
import type { World } from '../world.ts';
import { attachTo } from './attach.ts';
import { hostAddress } from './downward.ts';
import { execIn } from './exec.ts';
import { nodeStorage, writeFile } from './files/file-trees.ts';
import type { KubeletSwitches } from './kubelet-switches.ts';
import { readLog } from './logs.ts';
import { outsideNetwork } from './outside-network.ts';
import type { PodMemory } from './pod-memory.ts';
import { podNetwork } from './pod-network.ts';
import { memoryOf } from './programs/program-memory.ts';
import { containerNamed } from './surroundings.ts';
import { isRunning } from './sync-container.ts';

/** The assumed usage of a container if its real usage is unknown. */
const QUIET: Usage = { milliCpu: 1, memory: 4 * 2 ** 20 };

/** Answers requests for logs and connections on behalf of the kubelets, and reports the usage of containers. */
export function makeRuntime(memory: PodMemory, switches: KubeletSwitches): PodRuntime {
  return {
    connect: (pod, kind, container, query, world) => {
      if (switches.isStopped(textAt(pod, 'spec', 'nodeName'))) throw unreachable(pod, kind, container, world);
      return connect(pod, kind, container, query, world, memory);
    },
    networkOf: (pod, world) =>
      pod === undefined ? outsideNetwork(memory, world) : podNetwork(pod, memory, world),
    writeNodeFile: (node, path, text) => writeFile(memory.trees.tree(nodeStorage(node)), path, text, false),
    usageOf: (pod, world) =>
      switches.isStopped(textAt(pod, 'spec', 'nodeName')) ? new Map() : usageOf(pod, memory, world.now),
  };
}

/** 500 for a kubelet that the API server cannot reach. */
function unreachable(pod: JsonObject, kind: PodConnection, container: string, world: World): Error {
  const node = world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
  const server = `${hostAddress(node ?? {})}:10250`;
  const refused = `dial tcp ${server}: connect: connection refused`;
  const { namespace, name } = objectAt(pod, 'metadata');
  const message =
    kind === 'log'
      ? `Get "https://${server}/containerLogs/${namespace}/${name}/${container}": ${refused}`
      : `error dialing backend: ${refused}`;
  return statusError(500, '', message);
}

function connect(
  pod: JsonObject,
  kind: PodConnection,
  container: string,
  query: URLSearchParams,
  world: World,
  memory: PodMemory,
): ApiReply {
  if (kind === 'log') return readLog(pod, container, query, memory, world);
  if (kind === 'portforward')
    throw statusError(
      501,
      'NotImplemented',
      'k8s-drill does not simulate port-forward. Send the request from a container: kubectl exec POD -- wget -qO- ADDRESS:PORT',
    );
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw badRequest(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const run = memory.find(pod)?.containers[container];
  const spec = containerNamed(pod, container);
  const node = world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
  if (run === undefined || !isRunning(run) || spec === undefined || node === undefined)
    throw statusError(404, 'NotFound', `container not found ("${container}")`);
  const inside = { pod, container: spec, node, run, world, memory };
  return { upgrade: (channels) => (kind === 'exec' ? execIn : attachTo)(inside, query, channels) };
}

/** The usage of a Pod's running containers: as declared by their programs, within their limits. */
function usageOf(pod: JsonObject, memory: PodMemory, now: number): ReadonlyMap<string, Usage> {
  const found = new Map<string, Usage>();
  for (const [name, run] of Object.entries(memory.find(pod)?.containers ?? {})) {
    const { running } = run;
    if (running === undefined || !isRunning(run)) continue;
    const { cpu = QUIET.milliCpu } = running.program;
    const limit = cpuLimit(pod, name);
    found.set(name, {
      milliCpu: limit === undefined ? cpu : Math.min(cpu, limit),
      memory: memoryOf(running, now) ?? QUIET.memory,
    });
  }
  return found;
}

function cpuLimit(pod: JsonObject, container: string): number | undefined {
  const spec = objectsAt(pod, 'spec', 'containers').find((c) => c.name === container);
  return readResources(objectAt(spec, 'resources', 'limits')).get('cpu');
}
