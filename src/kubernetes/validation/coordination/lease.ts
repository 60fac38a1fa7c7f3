import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, has, number, object, optionalText } from '../object-values.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/lease-v1/ */
export const lease: KindRules = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkLease,
};

function checkLease(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec');
  const at = root.child('spec');
  const seconds = number(spec, 'leaseDurationSeconds');
  if (seconds !== undefined && seconds <= 0)
    at.child('leaseDurationSeconds').invalid(seconds, 'must be greater than 0');
  const transitions = number(spec, 'leaseTransitions');
  if (transitions !== undefined && transitions < 0)
    at.child('leaseTransitions').invalid(transitions, 'must be greater than or equal to 0');
  const strategy = optionalText(spec, 'strategy');
  if (strategy !== undefined) checkName(strategy, qualifiedName, at.child('strategy'));
  if (strategy === undefined && has(spec, 'preferredHolder') && optionalText(spec, 'preferredHolder') !== '')
    at.child('preferredHolder').forbidden('may only be specified when `strategy` is defined');
}
