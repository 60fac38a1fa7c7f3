import type { Place } from '../match/place.ts';

/** The effect of a field, by its `Type.field` or its path; the first match applies. */
const EFFECTS: readonly (readonly [RegExp, string])[] = [
  [/selector/i, 'it changes what is selected'],
  [/^V1NetworkPolicy/, 'it changes which traffic is allowed'],
  [/^(?:V1PolicyRule|V1Role|V1ClusterRole|RbacV1)/, 'it changes who may do what'],
  [/^(?:V1Service|V1Ingress|Gateway)/, 'it changes what is exposed, or how'],
  [
    /\.(?:nodeName|affinity|tolerations|topologySpreadConstraints|schedulerName|priority\w*|schedulingGates)|^V1(?:Affinity|NodeAffinity|PodAffinity|Toleration)/,
    'it changes where or when Pods run',
  ],
  [/volume|^V1PersistentVolume|^V1StorageClass/i, 'it changes what is mounted or bound'],
  [/\.(?:finalizers|ownerReferences|deletion\w*)/, 'it changes when the object is deleted'],
  [/\.namespace$/, 'it puts the object in another namespace'],
  [/^V1(?:Container|Pod|Security|Probe|Lifecycle|EnvVar|Exec)/, 'it changes what runs, or how'],
  [/\.(?:suspend|paused|replicas|parallelism|completions)/, 'it changes how many Pods run'],
];

const SOME = 'it may have an effect';

/** The effect of something that an answer adds, in words; `null` stands for a whole object. */
export function effectOf(place: Place | null): string {
  if (place === null) return 'it is an extra object';
  const key = place.key || place.map || place.bare;
  return EFFECTS.find(([pattern]) => pattern.test(key))?.[1] ?? SOME;
}
