import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { User } from '../../api/request.ts';
import type { World } from '../../world.ts';
import { type PolicyRule, rulesOfRole } from './policy-rule.ts';

const RBAC = 'rbac.authorization.k8s.io';
const ACCOUNT = 'system:serviceaccount:';

/** The rules that a binding grants to a user, or the reason why its role cannot be read. */
export interface GivenRules {
  readonly rules: readonly PolicyRule[];
  /** Absent if the role exists. */
  readonly problem?: string;
  /** The source of the permission, as in reviews: `RoleBinding "edit/dev" of ClusterRole "edit" to User "jane"`. */
  readonly source: string;
}

/** The rules that bindings grant to a user: cluster role bindings first, then those of the namespace. */
export function* rulesGivenTo(user: User, namespace: string, world: World): Generator<GivenRules> {
  for (const binding of world.list(`clusterrolebindings.${RBAC}`)) {
    const given = givenBy(binding, user, '', world);
    if (given !== undefined) yield given;
  }
  if (namespace === '') return;
  for (const binding of world.list(`rolebindings.${RBAC}`, namespace)) {
    const given = givenBy(binding, user, namespace, world);
    if (given !== undefined) yield given;
  }
}

/** The rules of the role that a binding refers to, or `undefined` if the role does not exist. */
export function rulesOfReference(
  reference: JsonObject,
  namespace: string,
  world: World,
): readonly PolicyRule[] | undefined {
  const name = textAt(reference, 'name');
  const role =
    textAt(reference, 'kind') === 'Role'
      ? world.get(`roles.${RBAC}`, namespace, name)
      : world.get(`clusterroles.${RBAC}`, '', name);
  return role === undefined ? undefined : rulesOfRole(role);
}

function givenBy(binding: JsonObject, user: User, namespace: string, world: World): GivenRules | undefined {
  const subject = objectsAt(binding, 'subjects').find((one) => isSubject(one, user, namespace));
  if (subject === undefined) return undefined;
  const reference = objectAt(binding, 'roleRef');
  const [kind, name] = [textAt(reference, 'kind'), textAt(reference, 'name')];
  const rules = rulesOfReference(reference, namespace, world);
  const own = textAt(binding, 'metadata', 'name');
  const bound = namespace === '' ? `ClusterRoleBinding "${own}"` : `RoleBinding "${own}/${namespace}"`;
  const source = `${bound} of ${kind} "${name}" to ${showSubject(subject)}`;
  if (rules !== undefined) return { rules, source };
  return { rules: [], source, problem: `${kind.toLowerCase()}.${RBAC} "${name}" not found` };
}

function isSubject(subject: JsonObject, user: User, namespace: string): boolean {
  const name = textAt(subject, 'name');
  switch (textAt(subject, 'kind')) {
    case 'User':
      return name === user.name;
    case 'Group':
      return user.groups.includes(name);
    case 'ServiceAccount':
      return user.name === `${ACCOUNT}${textAt(subject, 'namespace') || namespace}:${name}`;
    default:
      return false;
  }
}

function showSubject(subject: JsonObject): string {
  const [kind, name] = [textAt(subject, 'kind'), textAt(subject, 'name')];
  return kind === 'ServiceAccount'
    ? `ServiceAccount "${name}/${textAt(subject, 'namespace')}"`
    : `${kind} "${name}"`;
}
