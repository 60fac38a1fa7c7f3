import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

const GROUP = 'rbac.authorization.k8s.io';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding */
export const roleRef: Rule = {
  code: 'role-ref',
  *check(object) {
    if (object.type !== 'V1RoleBinding' && object.type !== 'V1ClusterRoleBinding') return;
    const ref = child(object.root, 'roleRef');
    yield* checkRole(ref, object.type === 'V1ClusterRoleBinding');
    for (const subject of children(object.root, 'subjects')) yield* checkSubject(subject);
  },
};

function* checkRole(ref: Located | undefined, cluster: boolean): Iterable<Finding> {
  const kind = child(ref, 'kind');
  const word = textAt(kind);
  const allowed = cluster ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  if (kind !== undefined && word !== undefined && !allowed.includes(word))
    yield findingAtValue(
      'role-ref',
      kind,
      `${cluster ? 'a ClusterRoleBinding' : 'a RoleBinding'} must refer to a ${allowed.join(' or a ')}`,
    );
  const group = child(ref, 'apiGroup');
  if (group !== undefined && textAt(group) !== GROUP && textAt(group) !== '')
    yield findingAtValue('role-ref', group, `the API group of roles is \`${GROUP}\``);
}

function* checkSubject(subject: Located): Iterable<Finding> {
  const kind = textAt(subject, 'kind');
  const group = child(subject, 'apiGroup');
  const at = child(subject, 'kind');
  if (kind === 'ServiceAccount') {
    if (!has(subject, 'namespace'))
      yield finding('role-ref', subject, 'a ServiceAccount needs its namespace');
    if (group !== undefined && textAt(group) !== '')
      yield findingAtValue('role-ref', group, 'a ServiceAccount belongs to the core API group', {
        help: 'leave `apiGroup` out',
      });
  } else if (kind === 'User' || kind === 'Group') {
    if (group !== undefined && textAt(group) !== GROUP && textAt(group) !== '')
      yield findingAtValue('role-ref', group, `the API group of users and groups is \`${GROUP}\``);
  } else if (at !== undefined && kind !== undefined)
    yield findingAtValue('role-ref', at, 'a subject must be a User, a Group or a ServiceAccount');
}
