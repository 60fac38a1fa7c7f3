import { type JsonObject, listAt } from '../../kubernetes/json.ts';

/** The allowed verbs for one resource or one path. */
interface SimpleRule {
  readonly group: string;
  readonly resource: string;
  /** At most one. */
  readonly names: readonly string[];
  /** At most one. */
  readonly urls: readonly string[];
  readonly verbs: string[];
}

/** The columns of a rule: resources, paths, names and verbs. */
export function ruleCells(rule: SimpleRule): readonly string[] {
  const lists = [rule.urls, rule.names, rule.verbs].map((list) => `[${list.join(' ')}]`);
  return [resourceText(rule), ...lists];
}

/** `deployments.apps/scale` */
function resourceText({ group, resource }: SimpleRule): string {
  const [plural = '', sub] = resource.split(/\/(.*)/s);
  return `${plural}${group === '' ? '' : `.${group}`}${sub === undefined ? '' : `/${sub}`}`;
}

/**
 * Rules split into simple ones, with those for the same resource (and name) joined again; paths stay separate for each verb. Sorted by verb,
 * group and resource.
 *
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/util/rbac/rbac.go
 */
export function simpleRules(rules: readonly JsonObject[]): readonly SimpleRule[] {
  const found = new Map<string, SimpleRule>();
  const add = (key: string, rule: SimpleRule): void => {
    const before = found.get(key);
    if (before === undefined) found.set(key, rule);
    else if (!rule.verbs.every((verb) => before.verbs.includes(verb))) before.verbs.push(...rule.verbs);
  };
  for (const [at, rule] of rules.entries()) {
    const texts = (field: string): string[] => listAt(rule, field).map(String);
    const names = texts('resourceNames');
    for (const group of texts('apiGroups'))
      for (const resource of texts('resources'))
        for (const verb of texts('verbs'))
          for (const name of names.length === 0 ? [undefined] : names)
            add(JSON.stringify([group, resource, name]), {
              group,
              resource,
              names: name === undefined ? [] : [name],
              urls: [],
              verbs: [verb],
            });
    for (const url of texts('nonResourceURLs'))
      for (const verb of texts('verbs'))
        add(`${at} ${url} ${verb}`, { group: '', resource: '', names: [], urls: [url], verbs: [verb] });
  }
  return [...found.values()].sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

function orderText({ group, names, resource, urls, verbs }: SimpleRule): string {
  const list = (items: readonly string[]): string => `[${items.join(' ')}]`;
  return `Verbs:${list(verbs)},APIGroups:[${group}],Resources:[${resource}],ResourceNames:${list(names)},NonResourceURLs:${list(urls)},`;
}
