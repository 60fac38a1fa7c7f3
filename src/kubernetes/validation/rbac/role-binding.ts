import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, pathSegment } from '../names.ts';
import { type ApiObject, object, objects, text } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

const GROUP = 'rbac.authorization.k8s.io';
const SUBJECTS = ['ServiceAccount', 'User', 'Group'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-binding-v1/ */
export const roleBinding = bindingRules('RoleBinding', true, ['Role', 'ClusterRole']);

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-binding-v1/ */
export const clusterRoleBinding = bindingRules('ClusterRoleBinding', false, ['ClusterRole']);

function bindingRules(kind: string, namespaced: boolean, roles: readonly string[]): KindRules {
  const validate = (binding: ApiObject, at: FieldPath): void => {
    checkRoleRef(object(binding, 'roleRef'), roles, at.child('roleRef'));
    objects(binding, 'subjects').forEach((subject, position) => {
      checkSubject(subject, namespaced, at.child('subjects').item(position));
    });
  };
  return {
    apiVersion: `${GROUP}/v1`,
    kind,
    namespaced,
    name: pathSegment,
    validate,
    validateUpdate(after, before, at) {
      validate(after, at);
      const role = object(after, 'roleRef');
      if (sameValue(role, object(before, 'roleRef'))) return;
      const shown = { APIGroup: text(role, 'apiGroup'), Kind: text(role, 'kind'), Name: text(role, 'name') };
      at.child('roleRef').invalid(shown, 'cannot change roleRef');
    },
  };
}

function checkRoleRef(role: ApiObject | undefined, kinds: readonly string[], at: FieldPath): void {
  checkOneOf(text(role, 'apiGroup'), [GROUP], at.child('apiGroup'));
  checkOneOf(text(role, 'kind'), kinds, at.child('kind'));
  const name = text(role, 'name');
  if (name === '') at.child('name').required();
  else checkName(name, pathSegment, at.child('name'));
}

function checkSubject(subject: ApiObject, namespaced: boolean, at: FieldPath): void {
  const name = text(subject, 'name');
  const kind = text(subject, 'kind');
  if (name === '') at.child('name').required();
  if (kind === 'ServiceAccount') {
    if (name !== '') checkName(name, dnsSubdomain, at.child('name'));
    checkOneOf(text(subject, 'apiGroup'), [''], at.child('apiGroup'));
    if (!namespaced && text(subject, 'namespace') === '') at.child('namespace').required();
  } else if (checkOneOf(kind, SUBJECTS, at.child('kind')))
    checkOneOf(text(subject, 'apiGroup'), [GROUP], at.child('apiGroup'));
}
