import { type JsonObject, numberAt, objectAt, objectsAt } from '../../kubernetes/json.ts';
import { timeOf } from '../time.ts';
import type { Controller } from './controller.ts';
import { isFinished } from './job/outcome.ts';
import { itself, splitKey } from './object-key.ts';
import { isDeleting, uidOf } from './owner.ts';

/** Deletes finished Jobs after their TTL. @see https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/ */
export const ttlAfterFinished: Controller = {
  name: 'ttl-after-finished-controller',
  watches: [itself('jobs.batch')],
  reconcile: (key, world) => {
    const [namespace, name] = splitKey(key);
    const job = world.get('jobs.batch', namespace, name);
    const seconds = numberAt(job, 'spec', 'ttlSecondsAfterFinished');
    if (job === undefined || seconds === undefined || isDeleting(job) || !isFinished(job))
      return { writes: [] };
    const left = endOf(job) + seconds * 1000 - world.now;
    if (left > 0) return { writes: [], requeueAfter: left };
    return {
      writes: [
        {
          do: 'delete',
          resource: 'jobs.batch',
          namespace,
          name,
          uid: uidOf(job),
          propagation: 'Foreground',
          next: () => [],
        },
      ],
    };
  },
};

function endOf(job: JsonObject): number {
  const ended = objectsAt(job, 'status', 'conditions').find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  return timeOf(objectAt({ ended: ended ?? null }, 'ended').lastTransitionTime) ?? 0;
}
