import type { FieldPath } from '../../field-path.ts';
import type { KindRules } from '../../kind-rules.ts';
import { dnsSubdomain } from '../../names.ts';
import { type ApiObject, object, objects, text } from '../../object-values.ts';
import { checkPodAnnotations } from './pod-annotations.ts';
import { checkImageSpaces, checkPodSpec, checkTokenVolumes } from './pod-spec.ts';
import { checkPodUpdate } from './pod-update.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export const pod: KindRules = {
  apiVersion: 'v1',
  kind: 'Pod',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, root) {
    const at = root.child('spec');
    const spec = object(created, 'spec') ?? {};
    checkPod(created, root);
    if (objects(spec, 'ephemeralContainers').length > 0)
      at.child('ephemeralContainers').forbidden('cannot be set on create');
    if (text(spec, 'nodeName') !== '' && objects(spec, 'schedulingGates').length > 0)
      at.child('nodeName').forbidden('cannot be set until all schedulingGates have been cleared');
  },
  validateUpdate(after, before, root) {
    checkPod(after, root);
    checkPodUpdate(object(after, 'spec') ?? {}, object(before, 'spec') ?? {}, root.child('spec'));
  },
};

/** Checks what applies to a Pod whenever it is created or changed. */
export function checkPod(created: ApiObject, root: FieldPath): void {
  const at = root.child('spec');
  const metadata = object(created, 'metadata');
  const spec = object(created, 'spec') ?? {};
  checkPodAnnotations(metadata, spec, root.child('metadata', 'annotations'));
  checkPodSpec(spec, { podName: text(metadata, 'name'), isPod: true }, at);
  checkTokenVolumes(spec, at);
  checkImageSpaces(spec, at);
}
