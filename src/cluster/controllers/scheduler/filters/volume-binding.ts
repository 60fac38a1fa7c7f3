import { isBound, podClaims } from '../../../volumes/pod-claims.ts';
import { planVolumes, waitsForPod } from '../volume-plan.ts';
import type { Filter } from './filter.ts';

/** Requires that the volumes of a Pod's claims are accessible from the node or can be provisioned for it. */
export const VOLUME_BINDING: Filter = {
  name: 'VolumeBinding',
  prepare: ({ pod, world }) => {
    const found = podClaims(pod.pod, world);
    if ('problem' in found) return { refuses: found.problem };
    const { claims } = found;
    if (claims.length === 0) return { skip: true };
    if (claims.some((claim) => !isBound(claim) && !waitsForPod(claim, world)))
      return { refuses: 'pod has unbound immediate PersistentVolumeClaims' };
    return {
      check: (node) => {
        const plan = planVolumes(claims, node, world);
        return 'reasons' in plan ? { reasons: plan.reasons, resolvable: false } : undefined;
      },
    };
  },
};
