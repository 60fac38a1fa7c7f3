import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import { labelsOfTemplate } from '../tables/workloads.ts';
import type { Allocation } from './allocation.ts';
import { prepareDefinition } from './definition.ts';
import { selectJobPods } from './job.ts';
import { qosClassOf } from './pod.ts';
import { allocateService } from './service.ts';

/** The changes that the API server makes to a new object of a type, in place, after its defaults are set and before it is stored. */
export const PREPARE: Readonly<Record<string, (object: JsonObject, allocation: Allocation) => void>> = {
  V1Pod: (pod) => {
    pod.status = {
      ...objectAt(pod, 'status'),
      phase: 'Pending',
      qosClass: qosClassOf(objectAt(pod, 'spec')),
    };
  },
  V1DaemonSet: (set) => {
    const metadata = objectAt(set, 'metadata');
    const generation = { 'deprecated.daemonset.template.generation': '1' };
    metadata.annotations = { ...objectAt(metadata, 'annotations'), ...generation };
  },
  V1Service: allocateService,
  V1Job: (job, allocation) => {
    selectJobPods(job, allocation);
    labelAsTemplate(job);
  },
  V1Namespace: (namespace) => {
    const metadata = objectAt(namespace, 'metadata');
    const label = { 'kubernetes.io/metadata.name': textAt(metadata, 'name') };
    metadata.labels = { ...objectAt(metadata, 'labels'), ...label };
    const given = listAt(namespace, 'spec', 'finalizers');
    namespace.spec = { finalizers: given.includes('kubernetes') ? given : [...given, 'kubernetes'] };
    namespace.status = { phase: 'Active' };
  },
  V1PersistentVolume: (volume, { time }) => {
    addFinalizer(volume, 'kubernetes.io/pv-protection');
    volume.status = { phase: 'Pending', lastPhaseTransitionTime: time };
  },
  V1PersistentVolumeClaim: (claim) => {
    addFinalizer(claim, 'kubernetes.io/pvc-protection');
    const spec = objectAt(claim, 'spec');
    nameSourceTwice(spec);
    claim.status = { phase: 'Pending' };
  },
  V1CertificateSigningRequest: (request, { username, groups, userUid, userExtra }) => {
    const spec = objectAt(request, 'spec');
    if (username !== undefined) spec.username = username;
    if (groups !== undefined) spec.groups = [...groups];
    if (userUid !== undefined) spec.uid = userUid;
    if (userExtra !== undefined)
      spec.extra = Object.fromEntries(Object.entries(userExtra).map(([key, values]) => [key, [...values]]));
  },
  V1Secret: encodeTexts,
  V1CustomResourceDefinition: prepareDefinition,
};

/** Gives a ReplicationController or a Job without labels the labels of its Pods. */
export function labelAsTemplate(object: JsonObject): void {
  const metadata = objectAt(object, 'metadata');
  const labels = labelsOfTemplate(object);
  if (Object.keys(objectAt(metadata, 'labels')).length === 0 && Object.keys(labels).length > 0)
    metadata.labels = { ...labels };
}

function addFinalizer(object: JsonObject, name: string): void {
  const metadata = objectAt(object, 'metadata');
  const present = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
  metadata.finalizers = present.includes(name) ? present : [...present, name];
}

/**
 * Sets both the old and the new field of a claim's source, which mean the same. The old one accepts only claims and snapshots; the server drops
 * anything else from it.
 */
export function nameSourceTwice(spec: JsonObject): void {
  const { dataSource, dataSourceRef } = spec;
  if (isObject(dataSource) && !isClaimOrSnapshot(dataSource)) delete spec.dataSource;
  if (isObject(spec.dataSource) && dataSourceRef === undefined) spec.dataSourceRef = { ...spec.dataSource };
  else if (isObject(dataSourceRef) && spec.dataSource === undefined && !dataSourceRef.namespace)
    spec.dataSource = { ...dataSourceRef };
}

function isClaimOrSnapshot({ apiGroup, kind }: JsonObject): boolean {
  if (!apiGroup) return kind === 'PersistentVolumeClaim';
  return apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot';
}

/** Moves `stringData`, which is only another way to write `data`, into `data`. */
export function encodeTexts(secret: JsonObject): void {
  const texts = Object.entries(objectAt(secret, 'stringData'));
  delete secret.stringData;
  if (texts.length === 0) return;
  const encoded = texts.map(([key, text]) => [key, Buffer.from(String(text), 'utf8').toString('base64')]);
  secret.data = { ...objectAt(secret, 'data'), ...Object.fromEntries(encoded) };
}
