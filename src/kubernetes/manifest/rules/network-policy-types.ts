import { finding } from '../finding.ts';
import { child, children, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource */
export const networkPolicyTypes: Rule = {
  code: 'network-policy-types',
  advises: true,
  *check(object) {
    if (object.type !== 'V1NetworkPolicy') return;
    const at = child(object.root, 'spec', 'policyTypes');
    if (at === undefined) return;
    const types = children(at).map((type) => textAt(type));
    for (const [field, type] of [
      ['ingress', 'Ingress'],
      ['egress', 'Egress'],
    ] as const) {
      const rules = child(object.root, 'spec', field);
      if (rules === undefined || types.includes(type) || children(rules).length === 0) continue;
      yield finding(
        'network-policy-types',
        rules,
        `these rules have no effect: \`policyTypes\` does not include ${type}`,
      );
    }
  },
};
