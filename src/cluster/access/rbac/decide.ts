import type { World } from '../../world.ts';
import type { AccessAttributes, Decision } from '../attributes.ts';
import { rulesGivenTo } from './applicable-rules.ts';
import { allows } from './policy-rule.ts';

/** The group whose members may do everything, regardless of roles. */
export const MASTERS = 'system:masters';

/** Decides by roles and bindings whether a user may do something. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
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
