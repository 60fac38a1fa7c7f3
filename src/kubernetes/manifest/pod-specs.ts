import { lookUp } from '../../source/look-up.ts';
import { child, children, type Located } from './located.ts';
import type { ManifestObject } from './manifest-object.ts';

const TEMPLATE_AT: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  '/ReplicationController': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  '/PodTemplate': ['template'],
};

/** The template from which an object creates Pods; a Pod is its own template. */
export function podTemplateOf(object: ManifestObject): Located | undefined {
  if (object.type === undefined) return undefined;
  if (object.type === 'V1Pod') return object.root;
  const path = lookUp(TEMPLATE_AT, `${object.group}/${object.kind}`);
  return path === undefined ? undefined : child(object.root, ...path);
}

export function podSpecOf(object: ManifestObject): Located | undefined {
  return child(podTemplateOf(object), 'spec');
}

/** All containers of a Pod's spec, in the order in which the API server checks them. */
export function containersOf(podSpec: Located | undefined): readonly Located[] {
  return ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => [
    ...children(podSpec, list),
  ]);
}
