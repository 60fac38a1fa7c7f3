import { textAt } from '../../../kubernetes/json.ts';
import type { Controller } from '../controller.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { deletionOf } from '../pod-writes.ts';

/** The time in milliseconds that Pods of a deleted node are left alone. */
const QUARANTINE = 40_000;

/**
 * Deletes Pods whose node no longer exists, and terminating Pods that were never scheduled.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
 */
export const podGarbage: Controller = {
  name: 'pod-garbage-collector',
  watches: [
    {
      resource: 'nodes',
      keys: (node, world) => {
        const name = textAt(node, 'metadata', 'name');
        if (world.get('nodes', '', name) !== undefined) return [];
        return world.podsOn(name).map(keyOf);
      },
      delay: () => QUARANTINE,
    },
    {
      resource: 'pods',
      keys: (pod) => (textAt(pod, 'spec', 'nodeName') === '' && isDeleting(pod) ? [keyOf(pod)] : []),
    },
  ],
  reconcile: (key, world) => {
    const pod = world.get('pods', ...splitKey(key));
    if (pod === undefined) return { writes: [] };
    const node = textAt(pod, 'spec', 'nodeName');
    const lost = node === '' ? isDeleting(pod) : world.get('nodes', '', node) === undefined;
    return { writes: lost ? [{ ...deletionOf(pod), graceSeconds: 0, next: () => [] }] : [] };
  },
};
