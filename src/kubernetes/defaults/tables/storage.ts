import { type DefaultTable, meant, written } from '../server-default.ts';
import { PAGES } from './pages.ts';

const { claim, persistentVolume, storageClass, driver } = PAGES;

/** Claims, volumes, classes and drivers, Secrets and ConfigMaps. */
export const STORAGE: DefaultTable = {
  'V1PersistentVolumeClaimSpec.volumeMode': written('Filesystem', claim),
  'V1PersistentVolumeClaimStatus.phase': written('Pending', claim),
  'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': written('Retain', persistentVolume),
  'V1PersistentVolumeSpec.volumeMode': written('Filesystem', persistentVolume),
  'V1PersistentVolumeStatus.phase': written('Pending', persistentVolume),
  'V1ISCSIPersistentVolumeSource.iscsiInterface': written('default', persistentVolume),
  'V1RBDPersistentVolumeSource.pool': written('rbd', persistentVolume),
  'V1RBDPersistentVolumeSource.user': written('admin', persistentVolume),
  'V1RBDPersistentVolumeSource.keyring': written('/etc/ceph/keyring', persistentVolume),
  'V1ScaleIOPersistentVolumeSource.storageMode': written('ThinProvisioned', persistentVolume),
  'V1ScaleIOPersistentVolumeSource.fsType': written('xfs', persistentVolume),
  'V1StorageClass.reclaimPolicy': written('Delete', storageClass),
  'V1StorageClass.volumeBindingMode': written('Immediate', storageClass),
  'V1StorageClass.allowVolumeExpansion': meant(false, storageClass),
  'V1CSIDriverSpec.attachRequired': written(true, driver),
  'V1CSIDriverSpec.podInfoOnMount': written(false, driver),
  'V1CSIDriverSpec.storageCapacity': written(false, driver),
  'V1CSIDriverSpec.fsGroupPolicy': written('ReadWriteOnceWithFSType', driver),
  'V1CSIDriverSpec.volumeLifecycleModes': written(['Persistent'], driver),
  'V1CSIDriverSpec.requiresRepublish': written(false, driver),
  'V1CSIDriverSpec.seLinuxMount': written(false, driver),
  'V1Secret.type': written('Opaque', PAGES.secretTypes),
  'V1Secret.immutable': meant(false, PAGES.secret),
  'V1ConfigMap.immutable': meant(false, PAGES.configMap),
};
