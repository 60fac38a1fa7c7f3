import { checkName, checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { dnsLabel, dnsSubdomain } from '../../names.ts';
import {
  type ApiObject,
  flag,
  number,
  object,
  objects,
  optionalText,
  text,
  texts,
} from '../../object-values.ts';
import { quantityOf } from '../../quantities.ts';
import { checkClaimTemplate } from './claim-template.ts';
import { checkNoBacksteps } from './local-path.ts';
import { checkProjected } from './projected-volume.ts';
import { checkDownwardFile, checkItems, checkMode } from './volume-files.ts';

export type SourceCheck = (source: ApiObject, at: FieldPath, isPod: boolean) => void;

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** A check that only requires some fields not to be empty. */
function needs(...fields: readonly string[]): SourceCheck {
  return (source, at) => {
    for (const field of fields) if (text(source, field) === '') at.child(field).required();
  };
}

/** The check of each volume source, in the order in which the API server makes them. */
export const VOLUME_SOURCES: Readonly<Record<string, SourceCheck>> = {
  emptyDir(source, at) {
    if ((quantityOf(source['sizeLimit']) ?? 0n) < 0n)
      at.child('sizeLimit').forbidden('SizeLimit field must be a valid resource quantity');
  },
  hostPath(source, at) {
    const path = text(source, 'path');
    if (path === '') return at.child('path').required();
    checkNoBacksteps(path, at.child('path'));
    const type = optionalText(source, 'type');
    if (type !== undefined) checkOneOf(type, HOST_PATH_TYPES, at.child('type'));
  },
  gitRepo(source, at) {
    if (text(source, 'repository') === '') at.child('repository').required();
    const directory = text(source, 'directory');
    if (directory.startsWith('/')) at.child('directory').invalid(directory, 'must be a relative path');
    checkNoBacksteps(directory, at.child('directory'));
  },
  gcePersistentDisk(source, at) {
    needs('pdName')(source, at, true);
    checkPartition(source, at);
  },
  awsElasticBlockStore(source, at) {
    needs('volumeID')(source, at, true);
    checkPartition(source, at);
  },
  secret(source, at) {
    needs('secretName')(source, at, true);
    checkMode(source, 'defaultMode', at);
    checkItems(source, at.child('items'));
  },
  nfs: checkNfs,
  iscsi: checkIscsi,
  glusterfs(source, at) {
    needs('endpoints', 'path')(source, at, true);
  },
  flocker(source, at) {
    const named = ['datasetName', 'datasetUUID'].filter((field) => text(source, field) !== '');
    if (named.length === 0) at.required('one of datasetName and datasetUUID is required');
    if (named.length > 1)
      at.invalid('resource', 'datasetName and datasetUUID can not be specified simultaneously');
    if (text(source, 'datasetName').includes('/'))
      at.child('datasetName').invalid(text(source, 'datasetName'), "must not contain '/'");
  },
  persistentVolumeClaim: needs('claimName'),
  rbd(source, at) {
    if (texts(source, 'monitors').length === 0) at.child('monitors').required();
    needs('image')(source, at, true);
  },
  cinder(source, at) {
    needs('volumeID')(source, at, true);
    if (object(source, 'secretRef') !== undefined && text(object(source, 'secretRef'), 'name') === '')
      at.child('secretRef', 'name').required();
  },
  cephfs(source, at) {
    if (texts(source, 'monitors').length === 0) at.child('monitors').required();
  },
  quobyte: needs('registry', 'volume'),
  downwardAPI(source, at) {
    checkMode(source, 'defaultMode', at);
    objects(source, 'items').forEach((item) => {
      checkDownwardFile(item, at);
    });
  },
  fc: checkFibreChannel,
  azureFile: needs('secretName', 'shareName'),
  flexVolume: needs('driver'),
  configMap(source, at) {
    needs('name')(source, at, true);
    checkMode(source, 'defaultMode', at);
    checkItems(source, at.child('items'));
  },
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: checkAzureDisk,
  storageos(source, at) {
    const name = text(source, 'volumeName');
    if (name === '') at.child('volumeName').required();
    else checkName(name, dnsLabel, at.child('volumeName'));
    const namespace = text(source, 'volumeNamespace');
    if (namespace !== '') checkName(namespace, dnsLabel, at.child('volumeNamespace'));
    if (object(source, 'secretRef') !== undefined && text(object(source, 'secretRef'), 'name') === '')
      at.child('secretRef', 'name').required();
  },
  projected: checkProjected,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi(source, at) {
    checkDriverName(text(source, 'driver'), at.child('driver'));
    const ref = object(source, 'nodePublishSecretRef');
    if (ref !== undefined && text(ref, 'name') === '') at.child('nodePublishSecretRef', 'name').required();
  },
  ephemeral(source, at) {
    const template = object(source, 'volumeClaimTemplate');
    if (template === undefined) at.child('volumeClaimTemplate').required();
    else checkClaimTemplate(template, at.child('volumeClaimTemplate'));
  },
  image(source, at, isPod) {
    if (isPod) needs('reference')(source, at, true);
    const policy = text(source, 'pullPolicy');
    if (policy !== '') checkOneOf(policy, ['Always', 'IfNotPresent', 'Never'], at.child('pullPolicy'));
  },
};

function checkNfs(source: ApiObject, at: FieldPath): void {
  needs('server', 'path')(source, at, true);
  const path = text(source, 'path');
  if (!path.startsWith('/')) at.child('path').invalid(path, 'must be an absolute path');
}

/** Checks a CSI driver's name. @see https://kubernetes-csi.github.io/docs/csi-driver-object.html */
export function checkDriverName(driver: string, at: FieldPath): void {
  if (driver === '') {
    at.required();
    return;
  }
  if (driver.length > 63) at.tooLong(63);
  for (const words of dnsSubdomain(driver.toLowerCase())) at.invalid(driver, words);
}

function checkPartition(source: ApiObject, at: FieldPath): void {
  const partition = number(source, 'partition') ?? 0;
  if (partition < 0 || partition > 255)
    at.child('partition').invalid(partition, 'must be between 0 and 255, inclusive');
}

function checkIscsi(source: ApiObject, at: FieldPath): void {
  needs('targetPortal')(source, at, true);
  const iqn = text(source, 'iqn');
  if (iqn === '') at.child('iqn').required();
  else if (!/^(?:iqn|eui|naa)/.test(iqn))
    at.child('iqn').invalid(iqn, 'must be valid format starting with iqn, eui, or naa');
  const lun = number(source, 'lun') ?? 0;
  if (lun < 0 || lun > 255) at.child('lun').invalid(lun, 'must be between 0 and 255, inclusive');
  const chap = flag(source, 'chapAuthDiscovery') || flag(source, 'chapAuthSession');
  if (chap && object(source, 'secretRef') === undefined) at.child('secretRef').required();
}

function checkFibreChannel(source: ApiObject, at: FieldPath): void {
  const names = texts(source, 'targetWWNs');
  const ids = texts(source, 'wwids');
  if (names.length === 0 && ids.length === 0)
    at.required('must specify either targetWWNs or wwids, but not both');
  else if (names.length > 0 && ids.length > 0)
    at.child('targetWWNs').invalid(names, 'targetWWNs and wwids can not be specified simultaneously');
  if (names.length === 0) return;
  const lun = number(source, 'lun');
  if (lun === undefined) at.child('lun').required('lun is required if targetWWNs is specified');
  else if (lun < 0 || lun > 255) at.child('lun').invalid(lun, 'must be between 0 and 255, inclusive');
}

function checkAzureDisk(source: ApiObject, at: FieldPath): void {
  needs('diskName', 'diskURI')(source, at, true);
  const caching = optionalText(source, 'cachingMode');
  if (caching !== undefined) checkOneOf(caching, ['None', 'ReadOnly', 'ReadWrite'], at.child('cachingMode'));
  const kind = optionalText(source, 'kind');
  if (kind !== undefined) checkOneOf(kind, ['Dedicated', 'Managed', 'Shared'], at.child('kind'));
  const uri = text(source, 'diskURI');
  if (kind === 'Managed' && !uri.startsWith('/subscriptions'))
    at.child('diskURI').notSupported(uri, [
      '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
    ]);
  if (kind !== 'Managed' && uri !== '' && !uri.startsWith('https://'))
    at.child('diskURI').notSupported(uri, [
      'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
    ]);
}
