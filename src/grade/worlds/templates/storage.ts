import { pick, type Template } from './template.ts';

export const persistentVolume: Template = ({ name, random }) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  spec: {
    capacity: { storage: pick(random, ['1Gi', '5Gi', '10Gi']) },
    accessModes: [pick(random, ['ReadWriteOnce', 'ReadWriteMany'])],
    persistentVolumeReclaimPolicy: pick(random, ['Retain', 'Delete']),
    storageClassName: 'manual',
    hostPath: { path: `/data/${name}` },
  },
});

export const persistentVolumeClaim: Template = ({ random }) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'manual',
    resources: { requests: { storage: pick(random, ['1Gi', '2Gi']) } },
  },
});

export const storageClass: Template = ({ random }) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  provisioner: pick(random, ['example.com/fast', 'example.com/slow']),
  reclaimPolicy: pick(random, ['Retain', 'Delete']),
  allowVolumeExpansion: random.below(2) === 0,
});
