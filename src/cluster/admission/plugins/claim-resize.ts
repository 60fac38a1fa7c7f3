import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

/**
 * Allows a claim to grow only if it is bound and its StorageClass allows expansion.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#persistentvolumeclaimresize
 */
export const claimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  validate(request, world) {
    const { object: claim, before } = request;
    if (claim === undefined || before === undefined) return;
    if (!isAbout(request, 'persistentvolumeclaims', 'UPDATE') || sizeOf(claim) <= sizeOf(before)) return;
    if (textAt(before, 'status', 'phase') !== 'Bound')
      throw refuse(request, 'Only bound persistent volume claims can be expanded');
    const name = textAt(claim, 'spec', 'storageClassName');
    const found = world.get('storageclasses.storage.k8s.io', '', name);
    if (found?.allowVolumeExpansion !== true)
      throw refuse(
        request,
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      );
  },
};

function sizeOf(claim: JsonObject): bigint {
  return parseQuantity(String(objectAt(claim, 'spec', 'resources', 'requests').storage ?? '')) ?? 0n;
}
