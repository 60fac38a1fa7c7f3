import { lookUp } from '../../../source/look-up.ts';
import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, entries, has, object, optionalText, text, texts } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';
import { sameValue } from '../same-value.ts';
import { ACCESS_MODES } from './claim-spec.ts';
import { checkNodeSelector } from './node-selector.ts';
import { checkNoBacksteps } from './pod/local-path.ts';
import { checkDriverName, type SourceCheck, VOLUME_SOURCES } from './pod/volume-sources.ts';

const RECLAIM = ['Delete', 'Recycle', 'Retain'];
const BYTES = 1_000_000_000n;
/** The volume sources, in the order in which the API server checks them. */
const SOURCES = (
  'hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume ' +
  'azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi'
).split(' ');

/** Checks of sources whose rules differ between a PersistentVolume and the volume of a Pod. */
const OWN_CHECKS: Readonly<Record<string, SourceCheck>> = {
  local(source, at) {
    if (text(source, 'path') === '') at.child('path').required();
    else checkNoBacksteps(text(source, 'path'), at.child('path'));
  },
  csi(source, at) {
    checkDriverName(text(source, 'driver'), at.child('driver'));
    if (text(source, 'volumeHandle') === '') at.child('volumeHandle').required();
    for (const stage of ['controllerPublish', 'controllerExpand', 'nodeStage', 'nodePublish', 'nodeExpand']) {
      const ref = object(source, `${stage}SecretRef`);
      for (const field of ref === undefined ? [] : ['name', 'namespace'])
        if (text(ref, field) === '') at.child(`${stage}SecretRef`, field).required();
    }
  },
  azureFile(source, at) {
    for (const field of ['secretName', 'shareName'])
      if (text(source, field) === '') at.child(field).required();
    if (optionalText(source, 'secretNamespace') === '') at.child('secretNamespace').required();
  },
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/ */
export const persistentVolume: KindRules = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  namespaced: false,
  name: dnsSubdomain,
  validate: (created, at) => checkSpec(object(created, 'spec') ?? {}, at.child('spec')),
  validateUpdate(after, before, at) {
    const [now, then] = [object(after, 'spec') ?? {}, object(before, 'spec') ?? {}];
    checkSpec(now, at.child('spec'));
    if (SOURCES.some((field) => !sameValue(now[field], then[field])))
      at.child('spec', 'persistentvolumesource').forbidden(
        'spec.persistentvolumesource is immutable after creation',
      );
    if (!sameValue(now['volumeMode'], then['volumeMode']))
      at.child('spec', 'volumeMode').invalid(now['volumeMode'], 'field is immutable');
    if (has(then, 'nodeAffinity') && !sameValue(now['nodeAffinity'], then['nodeAffinity'])) {
      const shown = JSON.stringify(now['nodeAffinity'] ?? null);
      at.child('nodeAffinity').note(
        'FieldValueInvalid',
        `Invalid value: ${shown}: field is immutable, except for updating from beta label to GA`,
      );
    }
  },
};

function checkSpec(spec: ApiObject, at: FieldPath): void {
  checkModes(spec, at.child('accessModes'));
  checkCapacity(spec, at.child('capacity'));
  const reclaim = text(spec, 'persistentVolumeReclaimPolicy');
  if (reclaim !== '') checkOneOf(reclaim, RECLAIM, at.child('persistentVolumeReclaimPolicy'));
  const placed = checkAffinity(object(spec, 'nodeAffinity'), at.child('nodeAffinity'));
  checkSource(spec, placed, at);
  if (isRoot(text(object(spec, 'hostPath'), 'path')) && reclaim === 'Recycle')
    at.child('persistentVolumeReclaimPolicy').forbidden("may not be 'recycle' for a hostPath mount of '/'");
  const className = text(spec, 'storageClassName');
  if (className !== '') checkName(className, dnsSubdomain, at.child('storageClassName'));
  const mode = optionalText(spec, 'volumeMode');
  if (mode !== undefined) checkOneOf(mode, ['Block', 'Filesystem'], at.child('volumeMode'));
  checkAttributes(spec, at);
}

function checkModes(spec: ApiObject, at: FieldPath): void {
  const modes = texts(spec, 'accessModes');
  if (modes.length === 0) at.required();
  for (const mode of modes) checkOneOf(mode, ACCESS_MODES, at);
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod'))
    at.forbidden('may not use ReadWriteOncePod with other access modes');
}

function checkCapacity(spec: ApiObject, at: FieldPath): void {
  const capacity = entries(spec, 'capacity');
  if (capacity.length === 0) at.required();
  if (capacity.length !== 1 || capacity[0]?.[0] !== 'storage') {
    const shown = capacity.length > 0 ? Object.fromEntries(capacity) : null;
    at.note(
      'FieldValueNotSupported',
      `Unsupported value: ${JSON.stringify(shown)}: supported values: "storage"`,
    );
  }
  for (const [name, amount] of capacity) {
    const value = quantityOf(amount) ?? 0n;
    if (value < 0n) at.key(name).invalid(Number(value / BYTES), 'must be a valid resource quantity');
    if (value <= 0n) at.key(name).invalid(canonical(amount), 'must be greater than zero');
  }
}

/** Checks the node affinity; returns whether the volume has one. */
function checkAffinity(affinity: ApiObject | undefined, at: FieldPath): boolean {
  if (affinity === undefined) return false;
  const required = object(affinity, 'required');
  if (required === undefined) at.child('required').required('must specify required node constraints');
  else checkNodeSelector(required, at.child('required'));
  return true;
}

function checkSource(spec: ApiObject, placed: boolean, at: FieldPath): void {
  const present = SOURCES.filter((field) => object(spec, field) !== undefined);
  if (present.length === 0) at.required('must specify a volume type');
  present.forEach((field, nth) => {
    const check = lookUp(OWN_CHECKS, field) ?? lookUp(VOLUME_SOURCES, field);
    if (nth > 0) at.child(field).forbidden('may not specify more than 1 volume type');
    else check?.(object(spec, field) ?? {}, at.child(field), false);
    if (field === 'local' && nth === 0 && !placed)
      at.child('nodeAffinity').required('Local volume requires node affinity');
  });
}

function isRoot(path: string): boolean {
  if (path === '') return false;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return path.startsWith('/') && parts.length === 0;
}

function checkAttributes(spec: ApiObject, at: FieldPath): void {
  const name = optionalText(spec, 'volumeAttributesClassName');
  if (name === undefined) return;
  if (name === '') at.child('volumeAttributesClassName').required('an empty string is disallowed');
  else checkName(name, dnsSubdomain, at.child('volumeAttributesClassName'));
  if (object(spec, 'csi') === undefined)
    at.child('csi').required('has to be specified when using volumeAttributesClassName');
}
