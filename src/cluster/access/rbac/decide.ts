import type { World } from '../../world.ts';
import type { AccessAttributes, Decision } from '../attributes.ts';
import { rulesGivenTo } from './applicable-rules.ts';
import { allows } from './policy-rule.ts';

/** The group that may do everything, whatever the roles say. */
export const MASTERS = 'system:masters';

/** Whether roles and bindings allow what a user wants to do. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export function decide(wanted: AccessAttributes, world: World): Decision {
  if (wanted.user.groups.includes(MASTERS)) return { allowed: true, reason: '' };
  const problems = new Set<string>();
  for (const { rules, source, problem } of rulesGivenTo(wanted.user, wanted.namespace, world)) {
    if (problem !== undefined) problems.add(problem);
    if (rules.some((rule) => allows(rule, wanted)))
      return { allowed: true, reason: `RBAC: allowed by ${source}` };
  }
  const [first, ...others] = problems;
  if (first === undefined) return { allowed: false, reason: '' };
  const all = others.length === 0 ? first : `[${[first, ...others].join(', ')}]`;
  return { allowed: false, reason: `RBAC: ${all}` };
}
