import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { object, text } from '../object-values.ts';

/** A binding, which assigns a Pod to a node. @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/ */
export const binding: KindRules = {
  apiVersion: 'v1',
  kind: 'Binding',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    const target = object(created, 'target');
    const kind = text(target, 'kind');
    if (kind !== '' && kind !== 'Node') at.child('target', 'kind').notSupported(kind, ['Node', '<empty>']);
    if (text(target, 'name') === '') at.child('target', 'name').required();
  },
};
