import type { FieldPath } from '../../field-path.ts';
import type { KindRules } from '../../kind-rules.ts';
import { checkLabels } from '../../labels.ts';
import { checkAnnotations } from '../../metadata.ts';
import { dnsSubdomain } from '../../names.ts';
import { type ApiObject, has, object, objects, text } from '../../object-values.ts';
import { checkPodAnnotations } from './pod-annotations.ts';
import { checkPodSpec } from './pod-spec.ts';
import type { PodScope } from './volumes.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/ */
export const podTemplate: KindRules = {
  apiVersion: 'v1',
  kind: 'PodTemplate',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    checkPodTemplate(object(created, 'template') ?? {}, at.child('template'));
  },
};

/** Checks a Pod template. The API server reports its labels and annotations without `metadata`. */
export function checkPodTemplate(
  template: ApiObject,
  at: FieldPath,
  scope: Pick<PodScope, 'namedByController'> = {},
): void {
  const metadata = object(template, 'metadata');
  const spec = object(template, 'spec') ?? {};
  checkLabels(metadata, 'labels', at.child('labels'));
  checkAnnotations(metadata, at.child('annotations'));
  checkPodAnnotations(metadata, spec, at.child('annotations'));
  checkPodSpec(spec, { podName: '', isPod: false, ...scope }, at.child('spec'));
  if (objects(spec, 'ephemeralContainers').length > 0)
    at.child('spec', 'ephemeralContainers').forbidden('ephemeral containers not allowed in pod template');
}

/** Checks what controllers that keep their Pods running require of their template. */
export function checkRunningTemplate(template: ApiObject, owner: string, at: FieldPath): void {
  const spec = object(template, 'spec');
  const policy = text(spec, 'restartPolicy');
  if (policy !== 'Always') at.child('spec', 'restartPolicy').notSupported(policy, ['Always']);
  if (has(spec, 'activeDeadlineSeconds'))
    at.child('spec', 'activeDeadlineSeconds').forbidden(`activeDeadlineSeconds in ${owner} is not Supported`);
}
