import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Write } from '../controller.ts';
import { eventOf } from '../pod-writes.ts';
import { setVolumePhase } from './writes.ts';

/**
 * Reclaims a volume whose claim no longer exists: keeps it, or deletes it if something can.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 */
export function reclaim(volume: JsonObject, now: number): Write[] {
  const phase = textAt(volume, 'status', 'phase');
  const released = phase === 'Failed' ? [] : setVolumePhase(volume, 'Released', now);
  if (textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') !== 'Delete') return released;
  const external = objectAt(volume, 'metadata', 'annotations')['pv.kubernetes.io/provisioned-by'];
  if (external !== undefined || objectAt(volume, 'spec').csi !== undefined) return released;
  const wrong = deletionProblem(volume);
  const name = textAt(volume, 'metadata', 'name');
  if (wrong === undefined)
    return [...released, { do: 'delete', resource: 'persistentvolumes', namespace: '', name }];
  if (phase === 'Failed' && textAt(volume, 'status', 'message') === wrong) return [];
  return [
    ...released,
    ...setVolumePhase(volume, 'Failed', now, wrong),
    eventOf(volume, 'Warning', 'VolumeFailedDelete', wrong),
  ];
}

/** The reason why nothing can delete the storage of a volume. */
function deletionProblem(volume: JsonObject): string | undefined {
  const name = textAt(volume, 'metadata', 'name');
  const host = objectAt(volume, 'spec').hostPath;
  if (host === undefined)
    return `error getting deleter volume plugin for volume "${name}": no deletable volume plugin matched`;
  const path = textAt(host, 'path');
  return /^\/tmp\/.+/.test(path)
    ? undefined
    : `host_path deleter only supports /tmp/.+ but received provided ${path}`;
}
