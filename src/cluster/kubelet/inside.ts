import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { environmentOf } from './environment.ts';
import type { PodMemory } from './pod-memory.ts';
import { type ContainerRun, newRun } from './pod-run.ts';

/** A running container that a client connects to. */
export interface Inside {
  readonly pod: JsonObject;
  readonly container: JsonObject;
  readonly node: JsonObject;
  readonly run: ContainerRun;
  readonly world: World;
  readonly memory: PodMemory;
}

/** The environment variables and the working directory of a new command in a container. */
export function initialStateOf({ pod, container, node, world, memory }: Inside): {
  readonly variables: Record<string, string>;
  readonly directory: string;
} {
  const environment = environmentOf(
    { pod, node, world, run: memory.find(pod) ?? newRun(world.now) },
    container,
  );
  const variables = 'variables' in environment ? Object.fromEntries(environment.variables) : {};
  return { variables: { HOME: '/root', ...variables }, directory: textAt(container, 'workingDir') || '/' };
}
