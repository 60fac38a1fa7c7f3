import { isObject, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';

interface ClaimName {
  readonly name: string;
  readonly ephemeral: boolean;
}

/** The names of the claims that a Pod's volumes use; a generic ephemeral volume uses `<pod>-<volume>`. */
export function claimNames(pod: JsonObject): ClaimName[] {
  return objectsAt(pod, 'spec', 'volumes').flatMap<ClaimName>((volume) => {
    if (isObject(volume.persistentVolumeClaim))
      return [{ name: textAt(volume.persistentVolumeClaim, 'claimName'), ephemeral: false }];
    if (!isObject(volume.ephemeral)) return [];
    return [{ name: `${textAt(pod, 'metadata', 'name')}-${textAt(volume, 'name')}`, ephemeral: true }];
  });
}

/** The claims of a Pod, or why they cannot be used. */
export function podClaims(
  pod: JsonObject,
  world: World,
): { readonly claims: readonly JsonObject[] } | { readonly problem: string } {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const claims: JsonObject[] = [];
  for (const { name, ephemeral } of claimNames(pod)) {
    const claim = world.get('persistentvolumeclaims', namespace, name);
    if (claim === undefined) return { problem: missing(name, ephemeral) };
    if (textAt(claim, 'status', 'phase') === 'Lost')
      return {
        problem: `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${textAt(claim, 'spec', 'volumeName')}"`,
      };
    if (textAt(claim, 'metadata', 'deletionTimestamp') !== '')
      return { problem: `persistentvolumeclaim "${name}" is being deleted` };
    claims.push(claim);
  }
  return { claims };
}

function missing(name: string, ephemeral: boolean): string {
  return ephemeral
    ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    : `persistentvolumeclaim "${name}" not found`;
}

/** Whether the binding of a claim is complete. */
export function isBound(claim: JsonObject): boolean {
  return (
    textAt(claim, 'spec', 'volumeName') !== '' &&
    textAt(claim, 'metadata', 'annotations', 'pv.kubernetes.io/bind-completed') !== ''
  );
}
