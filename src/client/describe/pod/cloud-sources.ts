import { objectAt } from '../../../kubernetes/json.ts';
import { goText } from '../values.ts';
import { FS_TYPE, list, number, type PlainSource, READ_ONLY, reference, text } from './source-rows.ts';

/** Volumes of clouds and storage systems, most of them removed from Kubernetes or replaced by CSI drivers. */
export const CLOUD_SOURCES: Readonly<Record<string, PlainSource>> = {
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    rows: [['VolumeID', text('volumeID')], FS_TYPE, ['Partition', number('partition')], READ_ONLY],
  },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    rows: [
      ['DiskName', text('diskName')],
      ['DiskURI', text('diskURI')],
      ['Kind', text('kind')],
      FS_TYPE,
      ['CachingMode', text('cachingMode')],
      READ_ONLY,
    ],
  },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    rows: [['SecretName', text('secretName')], ['ShareName', text('shareName')], READ_ONLY],
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    rows: [
      ['Monitors', list('monitors')],
      ['Path', text('path')],
      ['User', text('user')],
      ['SecretFile', text('secretFile')],
      ['SecretRef', reference('secretRef')],
      READ_ONLY,
    ],
  },
  cinder: {
    type: 'Cinder (a Persistent Disk resource in OpenStack)',
    rows: [['VolumeID', text('volumeID')], FS_TYPE, READ_ONLY, ['SecretRef', reference('secretRef')]],
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    rows: [
      ['Driver', text('driver')],
      FS_TYPE,
      ['SecretRef', reference('secretRef')],
      READ_ONLY,
      ['Options', (source) => goText(objectAt(source, 'options'))],
    ],
  },
  flocker: {
    type: 'Flocker (a Flocker volume mounted by the Flocker agent)',
    rows: [
      ['DatasetName', text('datasetName')],
      ['DatasetUUID', text('datasetUUID')],
    ],
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    rows: [['PDName', text('pdName')], FS_TYPE, ['Partition', number('partition')], READ_ONLY],
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    rows: [['EndpointsName', text('endpoints')], ['Path', text('path')], READ_ONLY],
  },
  photonPersistentDisk: {
    type: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    rows: [['PdID', text('pdID')], FS_TYPE],
  },
  portworxVolume: {
    type: 'PortworxVolume (a Portworx Volume resource)',
    rows: [['VolumeID', text('volumeID')]],
  },
  quobyte: {
    type: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    rows: [['Registry', text('registry')], ['Volume', text('volume')], READ_ONLY],
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    rows: [
      ['CephMonitors', list('monitors')],
      ['RBDImage', text('image')],
      FS_TYPE,
      ['RBDPool', text('pool')],
      ['RadosUser', text('user')],
      ['Keyring', text('keyring')],
      ['SecretRef', reference('secretRef')],
      READ_ONLY,
    ],
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    rows: [
      ['Gateway', text('gateway')],
      ['System', text('system')],
      ['Protection Domain', text('protectionDomain')],
      ['Storage Pool', text('storagePool')],
      ['Storage Mode', text('storageMode')],
      ['VolumeName', text('volumeName')],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  storageos: {
    type: 'StorageOS (a StorageOS Persistent Disk resource)',
    rows: [
      ['VolumeName', text('volumeName')],
      ['VolumeNamespace', text('volumeNamespace')],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  vsphereVolume: {
    type: 'vSphereVolume (a Persistent Disk resource in vSphere)',
    rows: [['VolumePath', text('volumePath')], FS_TYPE, ['StoragePolicyName', text('storagePolicyName')]],
  },
};
