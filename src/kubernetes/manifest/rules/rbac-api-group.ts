import { groupsOfResource, resourceOfWord } from '../../schema/resource-names.ts';
import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
export const rbacApiGroup: Rule = {
  code: 'rbac-api-group',
  advises: true,
  *check(object) {
    if (object.type !== 'V1Role' && object.type !== 'V1ClusterRole') return;
    for (const rule of children(object.root, 'rules')) yield* checkRule(rule, object.type === 'V1Role');
  },
};

function* checkRule(rule: Located, namespaced: boolean): Iterable<Finding> {
  const urls = child(rule, 'nonResourceURLs');
  if (urls !== undefined) {
    if (namespaced)
      yield finding('rbac-api-group', urls, 'only a ClusterRole can grant access to URLs', {
        severity: 'error',
      });
    if (has(rule, 'resources'))
      yield finding('rbac-api-group', urls, 'put resources and URLs into separate rules', {
        severity: 'error',
      });
    return;
  }
  const groups = children(rule, 'apiGroups').map((group) => textAt(group) ?? '');
  if (!has(rule, 'resources') || groups.length === 0) {
    const missing = has(rule, 'resources') ? 'apiGroups' : 'resources';
    const help = missing === 'apiGroups' ? 'the core group is `""`' : 'such as `resources: [pods]`';
    yield finding('rbac-api-group', rule, `the rule has no \`${missing}\``, { help, severity: 'error' });
    return;
  }
  for (const group of children(rule, 'apiGroups')) yield* checkGroup(group);
  for (const resource of children(rule, 'resources')) yield* checkResource(resource, groups);
}

function* checkGroup(at: Located): Iterable<Finding> {
  const group = textAt(at) ?? '';
  if (/\/v[0-9]/.test(group))
    yield findingAtValue('rbac-api-group', at, 'a group is written without a version here', {
      help: `write \`${group.replace(/\/.*/, '')}\``,
    });
  if (group === 'v1' || group === 'core')
    yield findingAtValue('rbac-api-group', at, `there is no group \`${group}\``, {
      help: 'the core group is `""`',
    });
}

function* checkResource(at: Located, groups: readonly string[]): Iterable<Finding> {
  const word = (textAt(at) ?? '').replace(/\/.*/, '');
  const meant = resourceOfWord(word);
  if (meant !== undefined && meant !== word) {
    yield findingAtValue('rbac-api-group', at, `\`${word}\` grants nothing: the resource is \`${meant}\``);
    return;
  }
  const known = groupsOfResource(word);
  if (known.length === 0 || groups.includes('*') || known.some((group) => groups.includes(group))) return;
  const names = known.map((group) => (group === '' ? 'the core group, `""`' : `\`${group}\``)).join(' or ');
  yield findingAtValue('rbac-api-group', at, `\`${word}\` is in ${names}, which is not in \`apiGroups\``);
}
