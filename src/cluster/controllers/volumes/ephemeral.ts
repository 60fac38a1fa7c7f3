import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { Controller, Write } from '../controller.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { controllerReference, isDeleting } from '../owner.ts';

/** Creates the claims of generic ephemeral volumes. @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes */
export const ephemeralVolume: Controller = {
  name: 'ephemeral-volume-controller',
  component: 'ephemeral_volume',
  watches: [{ resource: 'pods', keys: (pod) => (ephemeralOf(pod).length > 0 ? [keyOf(pod)] : []) }],
  reconcile: (key, world) => {
    const pod = world.get('pods', ...splitKey(key));
    if (pod === undefined || isDeleting(pod)) return { writes: [] };
    return { writes: ephemeralOf(pod).flatMap((volume) => claimFor(pod, volume, world)) };
  },
};

function ephemeralOf(pod: JsonObject): JsonObject[] {
  return objectsAt(pod, 'spec', 'volumes').filter((volume) => volume.ephemeral !== undefined);
}

function claimFor(pod: JsonObject, volume: JsonObject, world: World): Write[] {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const name = `${textAt(pod, 'metadata', 'name')}-${textAt(volume, 'name')}`;
  const known = world.get('persistentvolumeclaims', namespace, name);
  if (known !== undefined) return [];
  const template = objectAt(volume, 'ephemeral', 'volumeClaimTemplate');
  const metadata = {
    ...objectAt(template, 'metadata'),
    name,
    namespace,
    ownerReferences: [controllerReference(pod)],
  };
  const object = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { ...objectAt(template, 'spec') },
  };
  return [{ do: 'create', resource: 'persistentvolumeclaims', object }];
}
