import { type JsonObject, listAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import type { AdmissionRequest } from '../plugin.ts';

/** Whether a policy's `matchConstraints` or a binding's `matchResources` match a request. If absent, they match everything. */
export function matchesResources(
  match: JsonObject | undefined,
  request: AdmissionRequest,
  world: World,
): boolean {
  if (match === undefined) return true;
  const { namespaceSelector, objectSelector } = match;
  if (namespaceSelector !== undefined && !matchesNamespace(namespaceSelector as JsonObject, request, world))
    return false;
  const objects = [request.object, request.before].filter((one) => one !== undefined);
  if (objectSelector !== undefined && !objects.some((one) => selectsLabels(objectSelector, labelsOf(one))))
    return false;
  if (objectsAt(match, 'excludeResourceRules').some((rule) => matchesRule(rule, request))) return false;
  const rules = objectsAt(match, 'resourceRules');
  return rules.length === 0 || rules.some((rule) => matchesRule(rule, request));
}

/** Whether the namespace selector matches. It applies to a namespace's own labels too; other cluster-scoped objects always match. */
function matchesNamespace(selector: JsonObject, request: AdmissionRequest, world: World): boolean {
  const { resource, namespace, object, before } = request;
  if (resource.id === 'namespaces') return selectsLabels(selector, labelsOf(object ?? before ?? {}));
  if (namespace === '') return true;
  return selectsLabels(selector, labelsOf(world.get('namespaces', '', namespace) ?? {}));
}

function matchesRule(rule: JsonObject, request: AdmissionRequest): boolean {
  const { resource, operation, subresource, name } = request;
  const names = listAt(rule, 'resourceNames');
  const scope = textAt(rule, 'scope') || '*';
  return (
    has(rule, 'operations', operation) &&
    has(rule, 'apiGroups', resource.group) &&
    resource.versions.some((version) => has(rule, 'apiVersions', version)) &&
    (names.length === 0 || names.includes(name)) &&
    (scope === '*' || (scope === 'Namespaced') === resource.namespaced) &&
    listAt(rule, 'resources').some((wanted) => isResource(String(wanted), resource.plural, subresource))
  );
}

function has(rule: JsonObject, field: string, word: string): boolean {
  const words = listAt(rule, field);
  return words.includes('*') || words.includes(word);
}

/**
 * Whether a resource in a rule matches. `*` means all resources without subresources, `pods/*` all subresources, `* /scale` (without the
 * space) one subresource of all resources.
 */
function isResource(wanted: string, plural: string, subresource: string): boolean {
  const [resource = '', part = ''] = wanted.split('/');
  const isPart = part === subresource || part === '*';
  return isPart && (resource === '*' || resource === plural);
}
