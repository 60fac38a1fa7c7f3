import type { JsonObject } from '../../kubernetes/json.ts';
import { compareTexts } from '../../source/compare-texts.ts';
import { lookUp } from '../../source/look-up.ts';
import type { Running } from '../client-effect.ts';
import type { ApiType } from '../discovery/api-type.ts';
import { findType } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import { printError } from '../running.ts';
import { type Generate, nameOf, splitPair } from './generator.ts';

const GROUP = 'rbac.authorization.k8s.io';

/** Verbs that are valid only for some resources. */
const SPECIAL_VERBS: Readonly<Record<string, readonly string[]>> = {
  use: ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions'],
  bind: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  escalate: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  impersonate: ['users', 'serviceaccounts', 'groups', 'userextras.authentication.k8s.io'],
};
const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'proxy',
  'use',
  'bind',
  'escalate',
  'impersonate',
  '*',
];

/** `kubectl create role` */
export const role: Generate = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const types = yield* invocation.types();
  const verbs = verbsOf(flags);
  if (verbs.length === 0) throw failure('at least one verb must be specified');
  yield* warnOfVerbs(verbs);
  const rules = resourceRules(flags, verbs, types);
  return { apiVersion: `${GROUP}/v1`, kind: 'Role', metadata: { name }, rules: [...rules] };
};

/** `kubectl create clusterrole` */
export const clusterrole: Generate = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const base = { apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name } };
  if (flags.has('aggregation-rule')) {
    if (['verb', 'resource', 'resource-name', 'non-resource-url'].some((flag) => flags.has(flag)))
      throw failure(
        'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
      );
    const labels = Object.fromEntries(
      flags.list('aggregation-rule').flatMap((pair) => [splitPair(pair) ?? [pair, '']]),
    );
    return { ...base, aggregationRule: { clusterRoleSelectors: [{ matchLabels: labels }] }, rules: null };
  }
  const types = yield* invocation.types();
  const verbs = verbsOf(flags);
  const urls = flags.list('non-resource-url');
  if (verbs.length === 0) throw failure('at least one verb must be specified');
  if (urls.length > 0 && !flags.has('resource')) {
    const wrong = verbs.find(
      (verb) => !['get', 'post', 'put', 'patch', 'delete', 'head', 'options', '*'].includes(verb),
    );
    if (wrong !== undefined) throw failure(`invalid verb: '${wrong}' for nonResourceURL`);
    return { ...base, rules: [{ verbs: [...verbs], nonResourceURLs: [...urls] }] };
  }
  yield* warnOfVerbs(verbs);
  const rules = resourceRules(flags, verbs, types);
  const withUrls = urls.length > 0 ? [{ verbs: [...verbs], nonResourceURLs: [...urls] }] : [];
  return { ...base, rules: [...rules, ...withUrls] };
};

function verbsOf(flags: Flags): readonly string[] {
  const verbs = [
    ...new Set(
      flags
        .list('verb')
        .map((verb) => verb.trim())
        .filter((verb) => verb !== ''),
    ),
  ];
  return verbs.includes('*') ? ['*'] : verbs;
}

interface NamedResource {
  readonly group: string;
  readonly resource: string;
}

/** One rule per API group, in the order in which the groups first occur. */
function resourceRules(
  flags: Flags,
  verbs: readonly string[],
  types: readonly ApiType[],
): readonly JsonObject[] {
  const words = flags.list('resource');
  if (words.length === 0) throw failure('at least one resource must be specified');
  const names = [...new Set(flags.all('resource-name').filter((name) => name !== ''))];
  if (names.length > 0 && new Set(words).size > 1)
    throw failure('resource name(s) can not be applied to multiple resources');
  const found = words.map((word) => resourceOf(word, types));
  for (const verb of verbs) checkVerb(verb, found);
  const groups = new Map<string, string[]>();
  for (const { group, resource } of found) {
    const list = groups.get(group) ?? [];
    if (!list.includes(resource)) list.push(resource);
    groups.set(group, list);
  }
  return [...groups]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([group, resources]) => ({
      verbs: [...verbs],
      apiGroups: [group],
      resources,
      ...(names.length > 0 && { resourceNames: names }),
    }));
}

/** The resource that a word names: `pods`, `deploy`, `deployments.apps`, `pods/log`. */
function resourceOf(word: string, types: readonly ApiType[]): NamedResource {
  const [typeWord = '', ...parts] = word.split('/');
  if (typeWord === '*') return { group: '', resource: word };
  if (typeWord === '*.*') return { group: '*', resource: '*' };
  const type = findType(types, typeWord);
  if (type === undefined)
    throw new KubectlFailure(`the server doesn't have a resource type ${JSON.stringify(typeWord)}`);
  const sub = parts.length > 0 ? `/${parts.join('/')}` : '';
  return { group: type.group, resource: `${type.plural}${sub}` };
}

function* warnOfVerbs(verbs: readonly string[]): Running<void> {
  for (const verb of verbs)
    if (!VERBS.includes(verb)) yield* printError(`Warning: '${verb}' is not a standard resource verb\n`);
}

function checkVerb(verb: string, resources: readonly NamedResource[]): void {
  const only = lookUp(SPECIAL_VERBS, verb);
  if (only === undefined) return;
  for (const { group, resource } of resources) {
    const full = group === '' ? resource : `${resource}.${group}`;
    if (!only.includes(full)) throw failure(`can not perform '${verb}' on '${resource}' in group '${group}'`);
  }
}

/** `kubectl create rolebinding` */
export const rolebinding: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const [ofCluster, own] = [flags.text('clusterrole'), flags.text('role')];
  if ((ofCluster === '') === (own === ''))
    throw failure('exactly one of clusterrole or role must be specified');
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: { name },
    subjects: subjectsOf(flags),
    roleRef: { apiGroup: GROUP, kind: own === '' ? 'ClusterRole' : 'Role', name: own || ofCluster },
  };
};

/** `kubectl create clusterrolebinding` */
export const clusterrolebinding: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    subjects: subjectsOf(flags),
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: flags.text('clusterrole') },
  };
};

/** The subjects that `--user`, `--group` and `--serviceaccount` name. */
export function subjectsOf(flags: Flags): JsonObject[] {
  const people = (flag: string, kind: string): JsonObject[] =>
    flags
      .all(flag)
      .filter((name) => name !== '')
      .map((name) => ({ kind, apiGroup: GROUP, name }));
  const accounts = flags.all('serviceaccount').map((account): JsonObject => {
    const [namespace = '', name = '', ...more] = account.split(':');
    if (namespace === '' || name === '' || more.length > 0)
      throw failure('serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name, namespace };
  });
  return [...people('user', 'User'), ...people('group', 'Group'), ...accounts];
}

/** `kubectl create serviceaccount` */
export const serviceaccount: Generate = (invocation) => {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: nameOf(invocation) } };
};
