import { type JsonObject, listAt, textAt } from '../../../../kubernetes/json.ts';
import { claimNames } from '../../../volumes/pod-claims.ts';
import type { Cycle, NodeInfo, PodInfo } from '../snapshot.ts';
import { type Filter, notNow } from './filter.ts';

/** Allows a claim with the access mode ReadWriteOncePod for only one Pod at a time. */
export const VOLUME_RESTRICTIONS: Filter = {
  name: 'VolumeRestrictions',
  prepare: (cycle) => {
    const exclusive: string[] = [];
    for (const { name } of claimNames(cycle.pod.pod)) {
      const claim = claimOf(cycle, name);
      if (claim === undefined) return { refuses: `persistentvolumeclaim "${name}" not found` };
      if (listAt(claim, 'spec', 'accessModes').includes('ReadWriteOncePod')) exclusive.push(name);
    }
    if (exclusive.length === 0) return { skip: true };
    return { check: (node) => conflict(exclusive, cycle.pod, node) };
  },
};

function claimOf({ pod, world }: Cycle, name: string): JsonObject | undefined {
  return world.get('persistentvolumeclaims', pod.namespace, name);
}

function conflict(exclusive: readonly string[], pod: PodInfo, node: NodeInfo) {
  const taken = node.pods.some(
    (other) =>
      other.namespace === pod.namespace &&
      textAt(other.pod, 'metadata', 'uid') !== textAt(pod.pod, 'metadata', 'uid') &&
      claimNames(other.pod).some(({ name }) => exclusive.includes(name)),
  );
  return taken
    ? notNow('node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode')
    : undefined;
}
