import { type JsonObject, listAt, objectsAt } from '../../../kubernetes/json.ts';
import type { AccessAttributes } from '../attributes.ts';

/** A rule of a Role or ClusterRole. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

/** The rules of a role. */
export function rulesOfRole(role: JsonObject): readonly PolicyRule[] {
  return objectsAt(role, 'rules').map((rule) => ({
    verbs: texts(rule, 'verbs'),
    apiGroups: texts(rule, 'apiGroups'),
    resources: texts(rule, 'resources'),
    resourceNames: texts(rule, 'resourceNames'),
    nonResourceURLs: texts(rule, 'nonResourceURLs'),
  }));
}

/** Whether a rule allows the requested action. */
export function allows(rule: PolicyRule, wanted: AccessAttributes): boolean {
  if (!has(rule.verbs, wanted.verb)) return false;
  if (wanted.resource === '') return rule.nonResourceURLs.some((url) => coversPath(url, wanted.path));
  const namesFit = rule.resourceNames.length === 0 || rule.resourceNames.includes(wanted.name);
  return namesFit && has(rule.apiGroups, wanted.group) && coversResource(rule, wanted);
}

/** Whether a path equals the path of a rule, or starts with the part before its `*`. */
export function coversPath(url: string, path: string): boolean {
  return url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.replace(/\*+$/, '')));
}

function coversResource({ resources }: PolicyRule, { resource, subresource }: AccessAttributes): boolean {
  const full = subresource === '' ? resource : `${resource}/${subresource}`;
  return has(resources, full) || (subresource !== '' && resources.includes(`*/${subresource}`));
}

function has(words: readonly string[], word: string): boolean {
  return words.includes('*') || words.includes(word);
}

function texts(rule: JsonObject, field: string): string[] {
  return listAt(rule, field).map(String);
}
