import { checkName } from '../check-values.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkKubernetesFinalizer } from '../metadata.ts';
import { dnsLabel, qualifiedName } from '../names.ts';
import { object, texts } from '../object-values.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/namespace-v1/ */
export const namespace: KindRules = {
  apiVersion: 'v1',
  kind: 'Namespace',
  namespaced: false,
  name: dnsLabel,
  validate(created, at) {
    texts(object(created, 'spec'), 'finalizers').forEach((finalizer) => {
      checkName(finalizer, qualifiedName, at.child('spec', 'finalizers'));
      checkKubernetesFinalizer(finalizer, at.child('spec', 'finalizers'));
    });
  },
};
