import { notNegative } from '../check-values.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { has, number, object, textEntries } from '../object-values.ts';
import { checkPodTemplate, checkRunningTemplate } from './pod/pod-template.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/replication-controller-v1/ */
export const replicationController: KindRules = {
  apiVersion: 'v1',
  kind: 'ReplicationController',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, root) {
    const at = root.child('spec');
    const spec = object(created, 'spec');
    notNegative(number(spec, 'minReadySeconds'), at.child('minReadySeconds'));
    const selector = textEntries(spec, 'selector');
    if (selector.length === 0) at.child('selector').required();
    notNegative(number(spec, 'replicas'), at.child('replicas'));
    const template = object(spec, 'template');
    if (!has(spec, 'template') || template === undefined) {
      at.child('template').required();
      return;
    }
    const labels = object(object(template, 'metadata'), 'labels');
    if (selector.some(([key, value]) => labels?.[key] !== value))
      at.child('template', 'metadata', 'labels').invalid(
        labels ?? null,
        '`selector` does not match template `labels`',
      );
    checkPodTemplate(template, at.child('template'));
    checkRunningTemplate(template, 'ReplicationController', at.child('template'));
  },
};
