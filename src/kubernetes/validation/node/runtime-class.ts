import { checkName } from '../check-values.ts';
import { checkTolerations } from '../core/pod/scheduling.ts';
import { checkContainerResourceName, checkResourceAmount } from '../core/resource-names.ts';
import type { FieldPath } from '../field-path.ts';
import { checkImmutable } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabels } from '../labels.ts';
import { dnsLabel, dnsSubdomain } from '../names.ts';
import { type ApiObject, entries, object, text } from '../object-values.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/runtime-class-v1/ */
export const runtimeClass: KindRules = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkClass,
  validateUpdate(after, before, at) {
    checkImmutable(after, before, ['handler'], at);
  },
};

function checkClass(created: ApiObject, at: FieldPath): void {
  const handler = text(created, 'handler');
  if (handler === '') at.child('handler').required();
  else checkName(handler, dnsLabel, at.child('handler'));
  // The server checks the overhead as limits, and reports its fields as such.
  for (const [name, amount] of entries(object(created, 'overhead'), 'podFixed')) {
    const here = at.child('overhead', 'limits').key(name);
    checkContainerResourceName(name, here);
    checkResourceAmount(name, amount, here);
  }
  const scheduling = object(created, 'scheduling');
  if (scheduling === undefined) return;
  checkLabels(scheduling, 'nodeSelector', at.child('scheduling', 'nodeSelector'));
  checkTolerations(scheduling, at.child('scheduling', 'tolerations'));
}
