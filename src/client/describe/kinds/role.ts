import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';

interface SimpleRule {
  readonly group: string;
  readonly resource: string;
  /** At most one. */
  readonly names: readonly string[];
  /** At most one. */
  readonly urls: readonly string[];
  readonly verbs: string[];
}

/** Roles and ClusterRoles: a line for each resource, with all verbs that some rule gives. */
// biome-ignore lint/correctness/useYield: a role is described without asking for anything else.
export const describeRole: Describer = function* ({ object }, page) {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.line(0, 'PolicyRule:');
  page.line(1, 'Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs');
  page.line(1, '---------', '-----------------', '--------------', '-----');
  for (const rule of simpleRules(objectsAt(object, 'rules')))
    page.line(
      1,
      resourceText(rule),
      `[${rule.urls.join(' ')}]`,
      `[${rule.names.join(' ')}]`,
      `[${rule.verbs.join(' ')}]`,
    );
};

/** `deployments.apps/scale` */
function resourceText({ group, resource }: SimpleRule): string {
  const [plural = '', sub] = resource.split(/\/(.*)/s);
  return `${plural}${group === '' ? '' : `.${group}`}${sub === undefined ? '' : `/${sub}`}`;
}

/**
 * Rules taken apart, those of one resource (and name) put together again; paths stay apart for each verb. In the order of verbs, groups and resources.
 *
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/util/rbac/rbac.go
 */
function simpleRules(rules: readonly JsonObject[]): readonly SimpleRule[] {
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
