import { inTurn, pick, some, type Template } from './template.ts';

/** A claim that was deleted: its volume is Released, while the others are Available. */
const GONE = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  namespace: 'default',
  name: 'gone',
  uid: '3f1c2a4e-0000-4000-8000-000000000001',
};

export const persistentVolume: Template = (outline) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  spec: {
    capacity: { storage: pick(outline.random, ['1Gi', '5Gi', '10Gi']) },
    accessModes: outline.isLong
      ? ['ReadWriteOnce', 'ReadOnlyMany']
      : [pick(outline.random, ['ReadWriteOnce', 'ReadWriteMany'])],
    persistentVolumeReclaimPolicy: inTurn(outline, ['Delete', 'Retain']),
    storageClassName: 'manual',
    hostPath: { path: `/data/${outline.name}` },
    ...inTurn(outline, [{}, {}, {}, { claimRef: GONE }]),
  },
});

export const persistentVolumeClaim: Template = (outline) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  spec: {
    accessModes: some(outline, ['ReadWriteOnce', 'ReadOnlyMany']),
    storageClassName: 'manual',
    resources: { requests: { storage: pick(outline.random, ['1Gi', '2Gi']) } },
  },
});

export const storageClass: Template = (outline) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  provisioner: pick(outline.random, ['example.com/fast', 'example.com/slow']),
  reclaimPolicy: pick(outline.random, ['Retain', 'Delete']),
  allowVolumeExpansion: outline.random.below(2) === 0,
  ...(outline.isLong && { mountOptions: ['noatime', 'ro'] }),
});
