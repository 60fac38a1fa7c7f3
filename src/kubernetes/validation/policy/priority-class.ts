import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkImmutable } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { flag, number, object, optionalText, text } from '../object-values.ts';

const MOST = 1_000_000_000;
const SYSTEM = 'system-';
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
]);

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/priority-class-v1/ */
export const priorityClass: KindRules = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  namespaced: false,
  name: dnsSubdomain,
  validate(created, at) {
    const name = text(object(created, 'metadata'), 'name');
    const value = number(created, 'value') ?? 0;
    if (name.startsWith(SYSTEM)) checkSystem(name, value, flag(created, 'globalDefault'), at);
    else if (value > MOST)
      at.child('value').forbidden(`maximum allowed value of a user defined priority is ${MOST}`);
    const policy = optionalText(created, 'preemptionPolicy');
    if (policy === undefined || policy === '') at.child('preemptionPolicy').required();
    else checkOneOf(policy, ['PreemptLowerPriority', 'Never'], at.child('preemptionPolicy'));
  },
  validateUpdate(after, before, at) {
    if ((number(after, 'value') ?? 0) !== (number(before, 'value') ?? 0))
      at.child('value').forbidden('may not be changed in an update.');
    checkImmutable(after, before, ['preemptionPolicy'], at);
  },
};

function checkSystem(name: string, value: number, global: boolean, at: FieldPath): void {
  const wrong = problemOf(name, value, global);
  if (wrong === undefined) return;
  at.child('metadata', 'name').forbidden(
    `priority class names with '${SYSTEM}' prefix are reserved for system use only. error: ${wrong}`,
  );
}

function problemOf(name: string, value: number, global: boolean): string | undefined {
  const known = KNOWN.get(name);
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return global ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
