import type { World } from '../../cluster/world.ts';
import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';

/** The number of levels of owners to follow: a CronJob owns Jobs, which own Pods. */
const DEEPEST = 3;

/** The Pods of an object: itself, or those that it owns directly or indirectly. */
export function podsOf(object: JsonObject, world: World, depth = 0): readonly JsonObject[] {
  if (textAt(object, 'kind') === 'Pod') return [object];
  if (depth === DEEPEST) return [];
  const uid = textAt(object, 'metadata', 'uid');
  return ['pods', 'replicasets.apps', 'jobs.batch'].flatMap((resource) =>
    world.ownedBy(uid, resource).flatMap((owned) => podsOf(owned, world, depth + 1)),
  );
}

/** The statuses of all containers of a Pod, including its init containers. */
export function containerStatuses(pod: JsonObject): readonly JsonObject[] {
  return [
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
    ...objectsAt(pod, 'status', 'containerStatuses'),
  ];
}

/** The number of restarts of a Pod's containers. */
export function restartsOf(pod: JsonObject): number {
  return containerStatuses(pod).reduce((sum, { restartCount }) => sum + Number(restartCount ?? 0), 0);
}
