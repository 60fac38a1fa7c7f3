import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { rulesGivenTo, rulesOfReference } from '../../access/rbac/applicable-rules.ts';
import { missingRules, showRule, showWords } from '../../access/rbac/covers.ts';
import { decide, MASTERS } from '../../access/rbac/decide.ts';
import { type PolicyRule, rulesOfRole } from '../../access/rbac/policy-rule.ts';
import { notFound } from '../../api/status-error.ts';
import { sameJson } from '../../patch/same-json.ts';
import type { World } from '../../world.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { refuse } from '../refuse.ts';

const RBAC = 'rbac.authorization.k8s.io';
const FULL: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [], nonResourceURLs: [] },
  { verbs: ['*'], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ['*'] },
];

/**
 * Prevents users from granting permissions that they do not have, unless they may `escalate` the role or `bind` it. Kubernetes checks this
 * when it stores roles and bindings, after all mutating admission plugins.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export const escalation: AdmissionPlugin = {
  name: 'RBACEscalation',
  admit(request, world) {
    const { object, subresource, resource, operation, user } = request;
    if (object === undefined || resource.group !== RBAC || subresource !== '') return;
    if (operation !== 'CREATE' && operation !== 'UPDATE') return;
    if (user.groups.includes(MASTERS)) return;
    if (resource.kind.endsWith('Binding')) checkBinding(request, object, world);
    else checkRole(request, object, world);
  },
};

function checkRole(request: AdmissionRequest, role: JsonObject, world: World): void {
  const { before, resource } = request;
  const same = before !== undefined && sameJson(before.rules ?? [], role.rules ?? []);
  const sameAggregation = sameJson(before?.aggregationRule ?? {}, role.aggregationRule ?? {});
  if (same && sameAggregation) return;
  if (isAllowed(request, 'escalate', resource.plural, request.name, world)) return;
  if (role.aggregationRule !== undefined && missing(request, FULL, world).length > 0)
    throw refuse(request, 'must have cluster-admin privileges to use the aggregationRule');
  confirm(request, rulesOfRole(role), world);
}

function checkBinding(request: AdmissionRequest, binding: JsonObject, world: World): void {
  const { before, namespace } = request;
  const reference = objectAt(binding, 'roleRef');
  if (before !== undefined && sameJson(before.subjects ?? [], binding.subjects ?? [])) return;
  const plural = textAt(reference, 'kind') === 'Role' ? 'roles' : 'clusterroles';
  const name = textAt(reference, 'name');
  if (isAllowed(request, 'bind', plural, name, world)) return;
  const rules = rulesOfReference(reference, namespace, world);
  if (rules === undefined) throw notFound({ plural, group: RBAC }, name);
  confirm(request, rules, world);
}

function isAllowed(
  request: AdmissionRequest,
  verb: string,
  resource: string,
  name: string,
  world: World,
): boolean {
  const { user, namespace } = request;
  return decide({ user, verb, group: RBAC, resource, subresource: '', namespace, name, path: '' }, world)
    .allowed;
}

function missing(
  { user, namespace }: AdmissionRequest,
  wanted: readonly PolicyRule[],
  world: World,
): PolicyRule[] {
  return missingRules(
    [...rulesGivenTo(user, namespace, world)].flatMap(({ rules }) => rules),
    wanted,
  );
}

function confirm(request: AdmissionRequest, wanted: readonly PolicyRule[], world: World): void {
  const found = missing(request, wanted, world);
  if (found.length === 0) return;
  const { name, groups } = request.user;
  const listed = [...new Set(found.map(showRule))].sort().join('\n');
  throw refuse(
    request,
    `user ${JSON.stringify(name)} (groups=${showWords(groups)}) is attempting to grant RBAC permissions not currently held:\n${listed}`,
  );
}
