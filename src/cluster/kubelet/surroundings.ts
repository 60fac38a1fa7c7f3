import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { filesOf } from './files/mounts.ts';
import type { PodMemory } from './pod-memory.ts';
import { nameserverOf, podNetwork } from './pod-network.ts';
import { newRun } from './pod-run.ts';
import type { ShellEnvironment } from './shell/environment.ts';
import { finishShell } from './shell/machine.ts';
import { startShell } from './shell/shell-run.ts';

interface Inside {
  readonly pod: JsonObject;
  readonly container: JsonObject;
  readonly node: JsonObject;
  readonly world: World;
  readonly memory: PodMemory;
  readonly write: ShellEnvironment['write'];
}

/** The environment of a script in a container: files, network, time. */
export function surroundings({ pod, container, node, world, memory, write }: Inside): ShellEnvironment {
  const run = memory.find(pod) ?? newRun(world.now);
  return {
    pod,
    container,
    node,
    world,
    now: world.now,
    input: '',
    write,
    files: filesOf({ pod, container, node, run, world, nameserver: nameserverOf(world) }, memory.trees),
    network: podNetwork(pod, memory, world),
    nested: (text, args, from, environment) => {
      const child = startShell(text, args, from.variables, from.directory);
      finishShell(child, environment);
      return child;
    },
  };
}

/** A container of a Pod by its name. */
export function containerNamed(pod: JsonObject, name: string): JsonObject | undefined {
  return ['containers', 'initContainers', 'ephemeralContainers']
    .flatMap((list) => objectsAt(pod, 'spec', list))
    .find((container) => textAt(container, 'name') === name);
}
