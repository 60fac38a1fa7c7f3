import { type JsonObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { podClaims } from '../../../volumes/pod-claims.ts';
import { type Filter, never } from './filter.ts';

const KEYS = [
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
];

/**
 * Restricts a Pod to the zone or region in its volumes' labels (several values are joined with `__`). Nodes without such labels are
 * allowed.
 */
export const VOLUME_ZONE: Filter = {
  name: 'VolumeZone',
  prepare: ({ pod, world }) => {
    const found = podClaims(pod.pod, world);
    const claims = 'claims' in found ? found.claims : [];
    const places = claims
      .map((claim) => world.get('persistentvolumes', '', textAt(claim, 'spec', 'volumeName')))
      .filter((volume) => volume !== undefined)
      .flatMap((volume) => zones(objectAt(volume, 'metadata', 'labels')));
    if (places.length === 0) return { skip: true };
    return {
      check: ({ labels }) =>
        !KEYS.some((key) => key in labels) ||
        places.every(({ key, values }) => values.includes(textAt(labels, key)))
          ? undefined
          : never('node(s) had no available volume zone'),
    };
  },
};

function zones(labels: JsonObject): { readonly key: string; readonly values: readonly string[] }[] {
  return KEYS.filter((key) => textAt(labels, key) !== '').map((key) => ({
    key,
    values: textAt(labels, key).split('__'),
  }));
}
