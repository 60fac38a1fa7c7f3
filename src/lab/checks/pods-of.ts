import type { World } from '../../cluster/world.ts';
import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';

/** How deep owners are followed: a CronJob owns Jobs, which own Pods. */
const DEEPEST = 3;

/** The Pods that an object stands for: itself, or those that it owns, also through others. */
export function podsOf(object: JsonObject, world: World, depth = 0): readonly JsonObject[] {
  if (textAt(object, 'kind') === 'Pod') return [object];
  if (depth === DEEPEST) return [];
  const uid = textAt(object, 'metadata', 'uid');
  return ['pods', 'replicasets.apps', 'jobs.batch'].flatMap((resource) =>
    world.ownedBy(uid, resource).flatMap((owned) => podsOf(owned, world, depth + 1)),
  );
}

/** The states of all containers of a Pod, those that run before the others included. */
export function containerStatuses(pod: JsonObject): readonly JsonObject[] {
  return [
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
    ...objectsAt(pod, 'status', 'containerStatuses'),
  ];
}

/** How often the containers of a Pod were restarted. */
export function restartsOf(pod: JsonObject): number {
  return containerStatuses(pod).reduce((sum, { restartCount }) => sum + Number(restartCount ?? 0), 0);
}
