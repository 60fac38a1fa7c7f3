import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkLabelSelector } from '../labels.ts';
import { pathSegment } from '../names.ts';
import { type ApiObject, has, object, objects, optionalText, text, texts } from '../object-values.ts';

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const SCOPES = ['*', 'Cluster', 'Namespaced'];

/** Checks which requests a policy handles. */
export function checkMatchResources(match: ApiObject, at: FieldPath): void {
  if (has(match, 'matchPolicy'))
    checkOneOf(text(match, 'matchPolicy'), ['Equivalent', 'Exact'], at.child('matchPolicy'));
  else at.child('matchPolicy').required();
  for (const field of ['namespaceSelector', 'objectSelector'])
    checkLabelSelector(object(match, field), at.child(field));
  for (const field of ['resourceRules', 'excludeResourceRules']) {
    objects(match, field).forEach((rule, position) => {
      checkResourceNames(texts(rule, 'resourceNames'), at.child(field).item(position).child('resourceNames'));
      checkRule(rule, at.child(field).item(position));
    });
  }
}

function checkResourceNames(names: readonly string[], at: FieldPath): void {
  names.forEach((name, position) => {
    checkName(name, pathSegment, at.item(position));
    if (names.indexOf(name) < position) at.item(position).duplicate(name);
  });
}

/** Checks the operations and resources for which a webhook is called. */
export function checkRules(rules: readonly ApiObject[], at: FieldPath): void {
  rules.forEach((rule, position) => {
    checkRule(rule, at.item(position));
  });
}

function checkRule(rule: ApiObject, at: FieldPath): void {
  const operations = texts(rule, 'operations');
  const here = at.child('operations');
  if (operations.length === 0) here.required();
  onlyWildcard(operations, 'operations', here);
  operations.forEach((operation, position) => {
    checkOneOf(operation, OPERATIONS, here.item(position));
  });
  for (const [field, words] of [
    ['apiGroups', 'API groups'],
    ['apiVersions', 'API versions'],
  ] as const) {
    if (texts(rule, field).length === 0) at.child(field).required();
    onlyWildcard(texts(rule, field), words, at.child(field));
  }
  texts(rule, 'apiVersions').forEach((version, position) => {
    if (version === '') at.child('apiVersions').item(position).required();
  });
  checkResources(texts(rule, 'resources'), at.child('resources'));
  const scope = optionalText(rule, 'scope');
  if (scope !== undefined) checkOneOf(scope, SCOPES, at.child('scope'));
}

function onlyWildcard(words: readonly string[], name: string, at: FieldPath): void {
  if (words.length > 1 && words.includes('*'))
    at.invalid(words, `if '*' is present, must not specify other ${name}`);
}

function checkResources(resources: readonly string[], at: FieldPath): void {
  if (resources.length === 0) at.required();
  const anyOf = new Set<string>();
  const anyWith = new Set<string>();
  resources.forEach((resource, position) => {
    const here = at.item(position);
    if (resource === '') here.required();
    const slash = resource.indexOf('/');
    if (slash < 0) return;
    const [name, part] = [resource.slice(0, slash), resource.slice(slash + 1)];
    if (anyOf.has(name)) here.invalid(resource, `if '${name}/*' is present, must not specify ${resource}`);
    if (anyWith.has(part)) here.invalid(resource, `if '*/${part}' is present, must not specify ${resource}`);
    if (part === '*') anyOf.add(name);
    if (name === '*') anyWith.add(part);
  });
  if (resources.length > 1 && resources.includes('*/*'))
    at.invalid(resources, "if '*/*' is present, must not specify other resources");
  const whole = resources.filter((resource) => resource !== '' && !resource.includes('/'));
  if (whole.includes('*') && whole.at(-1) !== '*')
    at.invalid(resources, "if '*' is present, must not specify other resources without subresources");
}
