import type { FieldPath } from '../field-path.ts';
import { keeping } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, object, text, textEntries } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';
import { sameValue } from '../same-value.ts';
import { checkDriver, checkParameters, checkProvisioner } from './parameters.ts';

const API_VERSION = 'storage.k8s.io/v1';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/ */
export const volumeAttachment: KindRules = {
  apiVersion: API_VERSION,
  kind: 'VolumeAttachment',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkAttachment,
  validateUpdate(after, before, at) {
    checkAttachment(after, at);
    if (!sameValue(after['spec'], before['spec']))
      at.child('spec').invalid(after['spec'], 'field is immutable');
  },
};

function checkAttachment(created: ApiObject, at: FieldPath): void {
  const spec = object(created, 'spec');
  const here = at.child('spec');
  checkDriver(text(spec, 'attacher'), dnsSubdomain, here.child('attacher'));
  const source = object(spec, 'source');
  const [byName, inline] = [has(source, 'persistentVolumeName'), has(source, 'inlineVolumeSpec')];
  if (!byName && !inline)
    here.child('source').required('must specify exactly one of inlineVolumeSpec and persistentVolumeName');
  else if (byName && inline)
    here.child('source').forbidden('must specify exactly one of inlineVolumeSpec and persistentVolumeName');
  else if (byName && text(source, 'persistentVolumeName') === '')
    here.child('source', 'persistentVolumeName').required('must specify non empty persistentVolumeName');
  if (text(spec, 'nodeName') === '') here.child('nodeName').required();
}

/** @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/ */
export const volumeAttributesClass: KindRules = {
  apiVersion: API_VERSION,
  kind: 'VolumeAttributesClass',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkAttributes,
  validateUpdate: keeping(['driverName', 'parameters'], checkAttributes),
};

function checkAttributes(created: ApiObject, at: FieldPath): void {
  checkProvisioner(text(created, 'driverName'), at.child('driverName'));
  checkParameters(textEntries(created, 'parameters'), false, at.child('parameters'));
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-storage-capacity-v1/ */
export const csiStorageCapacity: KindRules = {
  apiVersion: API_VERSION,
  kind: 'CSIStorageCapacity',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkCapacity,
  validateUpdate: keeping(['nodeTopology', 'storageClassName'], checkCapacity),
};

function checkCapacity(created: ApiObject, at: FieldPath): void {
  checkLabelSelector(object(created, 'nodeTopology'), at.child('nodeTopology'));
  for (const words of dnsSubdomain(text(created, 'storageClassName')))
    at.child('storageClassName').invalid(text(created, 'storageClassName'), words);
  for (const field of ['capacity', 'maximumVolumeSize']) {
    if ((quantityOf(created[field]) ?? 0n) < 0n)
      at.child(field).invalid(canonical(created[field]), 'must be greater than or equal to 0');
  }
}
