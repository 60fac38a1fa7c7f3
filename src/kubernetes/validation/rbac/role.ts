import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { pathSegment } from '../names.ts';
import { type ApiObject, object, objects, texts } from '../object-values.ts';

const API_VERSION = 'rbac.authorization.k8s.io/v1';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/ */
export const role: KindRules = {
  apiVersion: API_VERSION,
  kind: 'Role',
  namespaced: true,
  name: pathSegment,
  validate: (created, at) => checkRules(created, true, at.child('rules')),
  validateUpdate: (after, _before, at) => checkRules(after, true, at.child('rules')),
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-v1/ */
export const clusterRole: KindRules = {
  apiVersion: API_VERSION,
  kind: 'ClusterRole',
  namespaced: false,
  name: pathSegment,
  validate: checkClusterRole,
};

function checkClusterRole(created: ApiObject, at: FieldPath): void {
  checkRules(created, false, at.child('rules'));
  const aggregation = object(created, 'aggregationRule');
  if (aggregation === undefined) return;
  const here = at.child('aggregationRule', 'clusterRoleSelectors');
  const selectors = objects(aggregation, 'clusterRoleSelectors');
  if (selectors.length === 0)
    here.required('at least one clusterRoleSelector required if aggregationRule is non-nil');
  selectors.forEach((selector, position) => {
    checkLabelSelector(selector, here.item(position));
  });
}

function checkRules(created: ApiObject, namespaced: boolean, at: FieldPath): void {
  objects(created, 'rules').forEach((rule, position) => {
    checkRule(rule, namespaced, at.item(position));
  });
}

function checkRule(rule: ApiObject, namespaced: boolean, at: FieldPath): void {
  if (texts(rule, 'verbs').length === 0) at.child('verbs').required('verbs must contain at least one value');
  const urls = texts(rule, 'nonResourceURLs');
  if (urls.length > 0) {
    const here = at.child('nonResourceURLs');
    if (namespaced) here.invalid(urls, 'namespaced rules cannot apply to non-resource URLs');
    if (['apiGroups', 'resources', 'resourceNames'].some((field) => texts(rule, field).length > 0))
      here.invalid(urls, 'rules cannot apply to both regular resources and non-resource URLs');
    return;
  }
  if (texts(rule, 'apiGroups').length === 0)
    at.child('apiGroups').required('resource rules must supply at least one api group');
  if (texts(rule, 'resources').length === 0)
    at.child('resources').required('resource rules must supply at least one resource');
}
