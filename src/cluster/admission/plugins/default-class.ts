import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout } from '../refuse.ts';

/**
 * Gives a claim without a class the default StorageClass.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultstorageclass
 */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  admit(request, world) {
    const { object: claim } = request;
    if (claim === undefined || !isAbout(request, 'persistentvolumeclaims', 'CREATE')) return;
    const spec = objectAt(claim, 'spec');
    const old = objectAt(claim, 'metadata', 'annotations')['volume.beta.kubernetes.io/storage-class'];
    if (spec.storageClassName !== undefined || old !== undefined) return;
    const found = defaultOf(world.list('storageclasses.storage.k8s.io'), [
      'storageclass.kubernetes.io/is-default-class',
      'storageclass.beta.kubernetes.io/is-default-class',
    ]);
    if (found !== undefined) spec.storageClassName = found;
  },
};

/**
 * Gives an Ingress without a class the default IngressClass.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultingressclass
 */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  admit(request, world) {
    const { object: ingress } = request;
    if (ingress === undefined || !isAbout(request, 'ingresses.networking.k8s.io', 'CREATE')) return;
    const spec = objectAt(ingress, 'spec');
    const old = objectAt(ingress, 'metadata', 'annotations')['kubernetes.io/ingress.class'];
    if (spec.ingressClassName !== undefined || old !== undefined) return;
    const found = defaultOf(world.list('ingressclasses.networking.k8s.io'), [
      'ingressclass.kubernetes.io/is-default-class',
    ]);
    if (found !== undefined) spec.ingressClassName = found;
  },
};

/** The newest of the classes marked as default; among equally old ones, the first by name. */
function defaultOf(classes: readonly JsonObject[], annotations: readonly string[]): string | undefined {
  const [found] = classes
    .filter((one) => annotations.some((key) => textAt(one, 'metadata', 'annotations', key) === 'true'))
    .map((one) => ({
      name: textAt(one, 'metadata', 'name'),
      made: textAt(one, 'metadata', 'creationTimestamp'),
    }))
    .sort((a, b) => (a.made === b.made ? (a.name < b.name ? -1 : 1) : a.made > b.made ? -1 : 1));
  return found?.name;
}
