import { coversPath, type PolicyRule } from './policy-rule.ts';

/** A single permission that a rule grants. */
interface Grant {
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  readonly name?: string;
  readonly url?: string;
}

/** The permissions in `wanted` that are not in `owned`, as rules grouped by resource. */
export function missingRules(owned: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] {
  const missing = wanted.flatMap(grantsOf).filter((grant) => !owned.some((rule) => grants(rule, grant)));
  const joined = new Map<string, PolicyRule>();
  for (const { verb, group, resource, name, url } of missing) {
    const key = JSON.stringify([group, resource, name, url]);
    const verbs = [...(joined.get(key)?.verbs ?? []), verb];
    joined.set(key, {
      verbs,
      apiGroups: group === undefined ? [] : [group],
      resources: resource === undefined ? [] : [resource],
      resourceNames: name === undefined ? [] : [name],
      nonResourceURLs: url === undefined ? [] : [url],
    });
  }
  return [...joined.values()];
}

/** A rule on one line, as in refusals: `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`. */
export function showRule({
  apiGroups,
  resources,
  nonResourceURLs,
  resourceNames,
  verbs,
}: PolicyRule): string {
  const parts = Object.entries({
    APIGroups: apiGroups,
    Resources: resources,
    NonResourceURLs: nonResourceURLs,
    ResourceNames: resourceNames,
    Verbs: verbs,
  }).filter(([, words]) => words.length > 0);
  return `{${parts.map(([name, words]) => `${name}:${showWords(words)}`).join(', ')}}`;
}

/** Words as Go prints them: `["a" "b"]`. */
export function showWords(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(' ')}]`;
}

function grantsOf({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): Grant[] {
  const names = resourceNames.length === 0 ? [undefined] : resourceNames;
  const ofResources = apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        names.map((name) => ({ verb, group, resource, ...(name !== undefined && { name }) })),
      ),
    ),
  );
  return [...ofResources, ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ verb, url })))];
}

function grants(rule: PolicyRule, { verb, group, resource, name, url }: Grant): boolean {
  const has = (words: readonly string[], word: string): boolean =>
    words.includes('*') || words.includes(word);
  if (!has(rule.verbs, verb)) return false;
  if (url !== undefined) return rule.nonResourceURLs.some((own) => coversPath(own, url));
  if (group === undefined || resource === undefined || !has(rule.apiGroups, group)) return false;
  const anywhere = resource.includes('/') ? `*/${resource.slice(resource.indexOf('/') + 1)}` : resource;
  if (!has(rule.resources, resource) && !rule.resources.includes(anywhere)) return false;
  return rule.resourceNames.length === 0 || (name !== undefined && rule.resourceNames.includes(name));
}
