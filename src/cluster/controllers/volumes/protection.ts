import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { Controller, Write } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { patchClaim, patchVolume } from './writes.ts';

const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection';
const VOLUME_FINALIZER = 'kubernetes.io/pv-protection';

/** Keeps a volume that is being deleted while it is bound. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection */
export const volumeProtection: Controller = {
  name: 'pv-protection-controller',
  watches: [itself('persistentvolumes')],
  reconcile: (key, world) => {
    const volume = world.get('persistentvolumes', ...splitKey(key));
    if (volume === undefined) return { writes: [] };
    const bound = textAt(volume, 'status', 'phase') === 'Bound';
    return { writes: protect(volume, VOLUME_FINALIZER, bound, patchVolume) };
  },
};

/** Keeps a claim that is being deleted while a scheduled Pod uses it. */
export const claimProtection: Controller = {
  name: 'pvc-protection-controller',
  watches: [
    itself('persistentvolumeclaims'),
    {
      resource: 'pods',
      keys: (pod) => claimsOf(pod).map((name) => `${textAt(pod, 'metadata', 'namespace')}/${name}`),
    },
  ],
  reconcile: (key, world) => {
    const claim = world.get('persistentvolumeclaims', ...splitKey(key));
    if (claim === undefined) return { writes: [] };
    const used = isDeleting(claim) && isUsed(claim, world);
    return { writes: protect(claim, CLAIM_FINALIZER, used, patchClaim) };
  },
};

/** The names of the claims that a Pod uses, including those of its ephemeral volumes. */
function claimsOf(pod: JsonObject): string[] {
  return objectsAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    if (name !== '') return [name];
    return volume.ephemeral === undefined
      ? []
      : [`${textAt(pod, 'metadata', 'name')}-${textAt(volume, 'name')}`];
  });
}

function isUsed(claim: JsonObject, world: World): boolean {
  const { namespace, name } = objectAt(claim, 'metadata');
  return world
    .list('pods', String(namespace))
    .some((pod) => textAt(pod, 'spec', 'nodeName') !== '' && claimsOf(pod).includes(String(name)));
}

function protect(
  object: JsonObject,
  finalizer: string,
  used: boolean,
  patch: (object: JsonObject, patch: JsonObject) => Write,
): Write[] {
  const finalizers = listAt(object, 'metadata', 'finalizers');
  const isProtected = finalizers.includes(finalizer);
  if (!isDeleting(object))
    return isProtected ? [] : [patch(object, { metadata: { finalizers: [...finalizers, finalizer] } })];
  if (!isProtected || used) return [];
  const left = finalizers.filter((name) => name !== finalizer);
  return [patch(object, { metadata: { finalizers: left.length === 0 ? null : left } })];
}
